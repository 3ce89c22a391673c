"""How good an extraction is: scored against gold as section 5 of the annotation guidelines defines it.

===============  ==================================================================================
``sources``      extractions from files, with clear errors
``matching``     what overlaps what, and the best one-to-one alignment
``likeness``     how alike two texts, two spans or two documents are
``comparison``   one article's gold and prediction, and which parts of them correspond
``scores``       the counts of one article: ``Tally`` by figure
``errors``       what was missed, spurious, partly right or wrong in value, a line each
``faults``       what makes an extraction contradict itself, gold above all
``report``       the scores of many articles, with bootstrap intervals; tables and JSON come last
===============  ==================================================================================
"""

from extractor.evaluate.report import Report, evaluate
from extractor.evaluate.scores import Tally, score
from extractor.evaluate.sources import EvaluationError

__all__ = ["EvaluationError", "Report", "Tally", "evaluate", "score"]
