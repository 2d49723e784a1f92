"""Acceptability on a real local Dask cluster against the same run in this process."""

from __future__ import annotations

from functools import partial

import numpy as np
import pytest

from appraisal.ranking.scale import Scale
from appraisal.robustness.acceptability import acceptability
from appraisal.robustness.figure_space import FigureSpace
from appraisal.robustness.weight_space import Free


# Warnings while a cluster starts and stops are Dask's and the network's, not ours.
@pytest.mark.filterwarnings("default")
def test_two_workers_give_the_same_numbers() -> None:
    """Two worker processes, given chunks through Dask's executor, return the very numbers of one process."""
    from dask import config
    from dask.distributed import Client, LocalCluster

    mode = np.random.default_rng(8).random((12, 4))
    figures = FigureSpace(low=mode - 0.05, mode=mode, high=mode + 0.05, missing=np.zeros(mode.shape, dtype=np.bool_))
    run = partial(
        acceptability,
        figures,
        scale=Scale(worst=np.zeros(4), best=np.ones(4)),
        weights=Free(4),
        draws=60_000,
        chunk=8192,
    )
    here = run()
    done: list[int] = []
    with (
        config.set({"distributed.admin.tick.limit": "60s", "distributed.comm.timeouts.connect": "60s"}),
        LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address=None, silence_logs=50
        ) as cluster,
        Client(cluster) as client,
        client.get_executor() as executor,
    ):
        assert len(client.scheduler_info()["workers"]) == 2
        spread = run(executor=executor, progress=lambda ready, _: done.append(ready))
    assert np.array_equal(here.places, spread.places)
    assert np.array_equal(here.pairwise, spread.pairwise)
    assert here.confidence == spread.confidence
    bytes_of = [[w if w is None else w.tobytes() for w in result.central_weights] for result in (here, spread)]
    assert bytes_of[0] == bytes_of[1]
    assert len(done) == 8
    assert done[-1] == 60_000
