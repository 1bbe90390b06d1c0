"""Back Diary: a private self-management diary for people with low back and leg pain."""

__version__ = "0.1.0"
