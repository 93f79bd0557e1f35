-- Short links that were sent. Their rows are written in the order of time.
CREATE TABLE link (
    id             INTEGER PRIMARY KEY,
    code           TEXT NOT NULL UNIQUE,
    shop           TEXT NOT NULL,
    message        TEXT NOT NULL,
    recipient      TEXT NOT NULL,
    target         TEXT NOT NULL,
    at_ms          INTEGER NOT NULL,
    reported_at_ms INTEGER,
    people         INTEGER NOT NULL DEFAULT 0,
    machines       INTEGER NOT NULL DEFAULT 0,
    told           INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX link_message ON link (shop, message);
CREATE INDEX link_recipient ON link (shop, recipient);
