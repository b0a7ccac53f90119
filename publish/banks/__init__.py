"""Question banks for learning platforms: what is asked (`items`, each an `item`), in three forms (`moodle`,
`gift`, `qti`)."""
