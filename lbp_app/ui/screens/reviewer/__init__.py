"""The reviewer: exported diaries, who needs attention first, and one of them as a page."""
