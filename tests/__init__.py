"""Tests of Back Diary: they mirror lbp_app one to one, plus content, journeys and the bench."""
