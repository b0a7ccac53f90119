"""Question banks for learning platforms: what is asked (`items`), in three forms (`moodle`, `gift`, `qti`)."""
