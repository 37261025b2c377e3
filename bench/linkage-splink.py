"""Splink on the same file, for bench/linkage.bench.ts.

    python3 bench/linkage-splink.py <people.csv> <folder> <all|lean> <threads>

Writes clusters.csv into the folder and one JSON document to standard output: seconds for each stage,
peak memory in MB, versions. Training is what Splink's own documentation advises for a person with
names, a date of birth and an address. "all" compares all seven features; "lean" is what an expert does who
knows that surname, address, mother and postcode in one model learn the household: no address, no mother.
"""
import json
import logging
import resource
import sys
import time

import duckdb
import splink
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

logging.disable(logging.CRITICAL)
file, folder, features, threads = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
started = time.perf_counter()
seconds = {}
cpu = {}


def stage(name, work):
    begun, used = time.perf_counter(), time.process_time()
    result = work()
    seconds[name] = round(time.perf_counter() - begun, 2)
    cpu[name] = round(time.process_time() - used, 2)
    return result


connection = duckdb.connect(":memory:")
connection.execute(f"set threads to {threads}")
COLUMNS = ["first_name", "surname", "sex", "postcode", "address", "mother_name"]


def load():
    # Blank cells are nulls; birth year and the sound of names are made once, not once for each pair.
    chosen = ", ".join(f"nullif({column}, '') as {column}" for column in COLUMNS)
    connection.execute(
        f"create table people as select rec_id as unique_id, {chosen}, nullif(dob, '') as dob, left(nullif(dob, ''), 4) as birth_year, "
        f"split_part(nullif(postcode, ''), ' ', 1) as outward from read_csv(?, all_varchar = true, header = true)",
        [file],
    )
    return connection.table("people")


table = stage("read", load)
comparisons = [
    cl.NameComparison("first_name"),
    cl.NameComparison("surname"),
    cl.DateOfBirthComparison("dob", input_is_string=True),
    cl.ExactMatch("sex"),
    cl.PostcodeComparison("postcode"),
]
if features == "all":
    comparisons += [
        cl.JaroWinklerAtThresholds("address", [0.92, 0.88]).configure(term_frequency_adjustments=True),
        cl.NameComparison("mother_name"),
    ]
rules = [
    block_on("surname", "dob"),
    block_on("first_name", "dob"),
    block_on("first_name", "postcode"),
    block_on("surname", "postcode"),
    block_on("dob", "postcode"),
    block_on("first_name", "surname", "birth_year"),
    block_on("first_name", "surname", "outward"),
    block_on("address", "substr(first_name, 1, 1)"),
    block_on("mother_name", "dob"),
]
settings = SettingsCreator(link_type="dedupe_only", comparisons=comparisons, blocking_rules_to_generate_predictions=rules)
linker = Linker(table, settings, DuckDBAPI(connection=connection))


def train():
    linker.training.estimate_probability_two_random_records_match([block_on("first_name", "surname", "dob")], recall=0.7)
    linker.training.estimate_u_using_random_sampling(max_pairs=2e6, seed=1)
    # A tenth of the pairs, drawn by chance: all that share a date of birth, 76 million of a million records,
    # took more than 10 GB and many minutes and teach no more; names that are as common are nearly as bad.
    for columns in (["first_name", "surname"], ["dob"]):
        linker.training.estimate_parameters_using_expectation_maximisation(block_on(*columns, "hash(unique_id) % 10"))


stage("train", train)
pairs = stage("block_and_score", lambda: linker.inference.predict(threshold_match_probability=0.5))
count = connection.execute(f"select count(*) from {pairs.physical_name}").fetchone()[0]
# The clusters of three thresholds, so that its best is reported and not what one threshold happens to give.
for number, threshold in enumerate([0.9, 0.99, 0.999]):
    clusters = stage(f"cluster_{threshold}", lambda: linker.clustering.cluster_pairwise_predictions_at_threshold(pairs, threshold_match_probability=threshold))
    connection.execute(f"copy (select unique_id as id, cluster_id as cluster from {clusters.physical_name}) to '{folder}/splink-{threshold}.csv' (header)")
once = seconds["read"] + seconds["train"] + seconds["block_and_score"] + seconds["cluster_0.99"]
print(json.dumps({
    "splink": splink.__version__, "duckdb": duckdb.__version__, "features": features, "pairs": count, "seconds": seconds, "cpu": cpu, "whole": round(once, 2),
    "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024), "thresholds": [0.9, 0.99, 0.999],
}))
