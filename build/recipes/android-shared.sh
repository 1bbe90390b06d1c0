# Read by the two recipes for Android.

# android TARGET FOLDER-UNDER-DIST
android() {
    need java "a Java development kit 17 or newer"
    prepare
    # The package for notices needs three receivers and newer library functions, which settings
    # cannot express. So: let the packager lay out its project (this first try ends in Gradle's
    # complaint), mend the project, build. A second call leaves an unchanged project as it is.
    try "$bin/flet" build "$1" "$stage" --output "$root/dist/$2" --yes
    run "$bin/flet-notifications-patch" --project-root "$stage/build/flutter"
    run "$python" "$root/build/tools/check_android.py" "$stage/build/flutter"
    flet_build "$1" "$2"
}
