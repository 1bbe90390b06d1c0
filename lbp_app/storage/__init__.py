"""The diary on the disk: tables, migrations and the repository behind the ``Diary`` port."""
