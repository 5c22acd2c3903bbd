-- Roles for evidence in PostgreSQL, each with what it needs and no more. The tables belong to the
-- role that made them (matchgraph evidence prepare), which alone imports, forgets and brings them up
-- to date; run this as that role, or as one above it, after every new version:
--   psql "$OWNER_ADDRESS" -v schema=public -v writer=matchgraph_writer -v folder=matchgraph_folder \
--        -f evidence_roles.sql

GRANT USAGE ON SCHEMA :"schema" TO :"writer", :"folder";

-- `matchgraph serve` records, and checks a choice against what its search showed. It cannot read
-- what people typed, change a row or take one away.
GRANT SELECT ON :"schema".setting TO :"writer";
GRANT INSERT ON :"schema".search, :"schema".choice TO :"writer";
GRANT SELECT (id, session, need, at, shown) ON :"schema".search TO :"writer";
GRANT SELECT (search, entity, session, need, at) ON :"schema".choice TO :"writer";

-- `matchgraph build` reads.
GRANT SELECT ON :"schema".setting, :"schema".search, :"schema".choice,
    :"schema".forgotten_entity, :"schema".forgotten_day TO :"folder";
