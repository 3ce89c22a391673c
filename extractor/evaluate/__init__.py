"""How good an extraction is: scored against gold as section 5 of the annotation guidelines defines it.

==============  ===================================================================================
``sources``     extractions from files, with clear errors
``matching``    what overlaps what, and the best one-to-one alignment
``likeness``    how alike two texts, two spans or two documents are
``slots``       the fields of a record that count, and when two values are the same
``comparison``  one article's gold and prediction, and which parts of them correspond
``scores``      the counts of one article: ``Tally`` by figure
``report``      the scores of many articles
``resampling``  bootstrap intervals of the scores, and the significance of a difference
``errors``      what was missed, spurious or partly right, and in which fields
``naming``      the values of fields in words: names where the records have ids
``changes``     what was won, lost and altered since an earlier run
``floors``      scores that must not fall, in a file
``confusion``   which label was given for which
``groups``      by which the articles' scores are summed: publisher, source
``tables``      all of it for a terminal
``figures``     the scores as JSON
``page``        all of it as one HTML page
``faults``      what makes an extraction contradict itself, gold above all
==============  ===================================================================================
"""

from extractor.evaluate.report import Report, evaluate
from extractor.evaluate.scores import Tally, score
from extractor.evaluate.sources import EvaluationError

__all__ = ["EvaluationError", "Report", "Tally", "evaluate", "score"]
