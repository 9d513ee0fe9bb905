"""The mechanical part of a mentor's reading: findings, stage, evidence, clocks and the worklist."""
