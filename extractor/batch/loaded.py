"""Importing this loads the models, which every pipeline of a process shares."""

from extractor.pipeline import extract

extract("Ngày 30/6, UBND tỉnh giao Sở Y tế rà soát các chợ.")
