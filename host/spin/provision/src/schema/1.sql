CREATE TABLE IF NOT EXISTS schema_version (
    one     INTEGER PRIMARY KEY CHECK (one = 1),
    version INTEGER NOT NULL
);

-- One row a contact; everything else points to it by number. Columns carry
-- their units.
CREATE TABLE IF NOT EXISTS contact (
    id      INTEGER PRIMARY KEY,
    key     TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL,
    state   BLOB NOT NULL
);

-- What was applied, by the first 16 bytes of the cause's SHA-256.
CREATE TABLE IF NOT EXISTS applied (
    id         INTEGER PRIMARY KEY,
    contact_id INTEGER NOT NULL,
    cause      BLOB NOT NULL,
    at_ms      INTEGER NOT NULL,
    UNIQUE (contact_id, cause)
);

CREATE TABLE IF NOT EXISTS timer (
    id          INTEGER PRIMARY KEY,
    contact_id  INTEGER NOT NULL,
    name        TEXT NOT NULL,
    due_at_ms   INTEGER NOT NULL,
    -- When it can be claimed: due_at_ms, or the end of a lease or a back-off.
    ready_at_ms INTEGER NOT NULL,
    attempt     INTEGER NOT NULL DEFAULT 0,
    UNIQUE (contact_id, name)
);

CREATE INDEX IF NOT EXISTS timer_ready ON timer (ready_at_ms);

CREATE TABLE IF NOT EXISTS receipt (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL,
    at_ms      INTEGER NOT NULL,
    kind       TEXT NOT NULL,
    message    TEXT,
    step       TEXT,
    detail     TEXT NOT NULL
);

CREATE INDEX IF NOT EXISTS receipt_contact ON receipt (contact_id, id);

-- One change a row, for a moment: the trigger applies it, so that a commit is
-- one statement, and either all of it happens or nothing.
CREATE TABLE IF NOT EXISTS change (
    id           INTEGER PRIMARY KEY,
    key          TEXT NOT NULL,
    expected     INTEGER NOT NULL,
    cause        BLOB NOT NULL,
    state        BLOB NOT NULL,
    at_ms        INTEGER NOT NULL,
    -- JSON: [{"name", "due_at"}], ["name"], [{"at", "kind", "message", "step", "detail"}]
    set_timers   TEXT NOT NULL,
    clear_timers TEXT NOT NULL,
    receipts     TEXT NOT NULL
);

CREATE TRIGGER IF NOT EXISTS change_applies AFTER INSERT ON change
BEGIN
    SELECT raise(ABORT, 'aftertext:duplicate') WHERE EXISTS (
        SELECT 1 FROM applied JOIN contact ON contact.id = applied.contact_id
        WHERE contact.key = NEW.key AND applied.cause = NEW.cause);
    SELECT raise(ABORT, 'aftertext:conflict')
        WHERE NEW.expected <> coalesce((SELECT version FROM contact WHERE key = NEW.key), 0);
    INSERT INTO contact (key, version, state) VALUES (NEW.key, NEW.expected + 1, NEW.state)
        ON CONFLICT (key) DO UPDATE SET version = excluded.version, state = excluded.state;
    INSERT INTO applied (contact_id, cause, at_ms)
        SELECT id, NEW.cause, NEW.at_ms FROM contact WHERE key = NEW.key;
    DELETE FROM timer WHERE contact_id = (SELECT id FROM contact WHERE key = NEW.key)
        AND name IN (SELECT value FROM json_each(NEW.clear_timers));
    INSERT INTO timer (contact_id, name, due_at_ms, ready_at_ms)
        SELECT contact.id, json_extract(told.value, '$.name'),
            json_extract(told.value, '$.due_at'), json_extract(told.value, '$.due_at')
        FROM json_each(NEW.set_timers) AS told, contact WHERE contact.key = NEW.key
        ON CONFLICT (contact_id, name) DO UPDATE
        SET due_at_ms = excluded.due_at_ms, ready_at_ms = excluded.ready_at_ms, attempt = 0;
    INSERT INTO receipt (contact_id, at_ms, kind, message, step, detail)
        SELECT contact.id, json_extract(told.value, '$.at'), json_extract(told.value, '$.kind'),
            json_extract(told.value, '$.message'), json_extract(told.value, '$.step'),
            json_extract(told.value, '$.detail')
        FROM json_each(NEW.receipts) AS told, contact WHERE contact.key = NEW.key
        ORDER BY told.id;
    DELETE FROM change WHERE id = NEW.id;
END;

-- The ledger of sends.
CREATE TABLE IF NOT EXISTS message (
    id        INTEGER PRIMARY KEY,
    shop      TEXT NOT NULL,
    message   TEXT NOT NULL,
    recipient TEXT NOT NULL,
    state     TEXT NOT NULL,
    -- The provider's id, or why it did not work out, as JSON.
    detail    TEXT NOT NULL,
    at_ms     INTEGER NOT NULL,
    UNIQUE (shop, message)
);

CREATE TABLE IF NOT EXISTS known_order (
    id       INTEGER PRIMARY KEY,
    shop     TEXT NOT NULL,
    order_id TEXT NOT NULL,
    picture  TEXT NOT NULL,
    as_of_ms INTEGER NOT NULL,
    seen_ms  INTEGER NOT NULL,
    UNIQUE (shop, order_id)
);

CREATE INDEX IF NOT EXISTS known_order_seen ON known_order (seen_ms);

CREATE TABLE IF NOT EXISTS parked (
    id       INTEGER PRIMARY KEY,
    shop     TEXT NOT NULL,
    order_id TEXT NOT NULL,
    event_id TEXT NOT NULL,
    event    TEXT NOT NULL,
    at_ms    INTEGER NOT NULL,
    expired  INTEGER NOT NULL DEFAULT 0,
    UNIQUE (shop, event_id)
);

CREATE INDEX IF NOT EXISTS parked_order ON parked (shop, order_id);

-- Receipts outside a decision: the trigger finds or makes their contact.
CREATE TABLE IF NOT EXISTS remark (
    id     INTEGER PRIMARY KEY,
    key    TEXT NOT NULL,
    at_ms  INTEGER NOT NULL,
    kind   TEXT NOT NULL,
    message TEXT,
    detail TEXT NOT NULL
);

CREATE TRIGGER IF NOT EXISTS remark_applies AFTER INSERT ON remark
BEGIN
    INSERT INTO contact (key, version, state) VALUES (NEW.key, 0, x'') ON CONFLICT (key) DO NOTHING;
    INSERT INTO receipt (contact_id, at_ms, kind, message, detail)
        SELECT id, NEW.at_ms, NEW.kind, NEW.message, NEW.detail FROM contact WHERE key = NEW.key;
    DELETE FROM remark WHERE id = NEW.id;
END;

-- A parked event is never dropped without a receipt that says so.
CREATE TRIGGER IF NOT EXISTS parked_expires AFTER UPDATE OF expired ON parked WHEN NEW.expired = 1
BEGIN
    INSERT INTO remark (key, at_ms, kind, detail) VALUES (
        NEW.shop || '/order/' || NEW.order_id, unixepoch() * 1000, 'event.expired',
        json_object('reason', 'its order never became known', 'event', NEW.event_id));
    DELETE FROM parked WHERE id = NEW.id;
END;

-- The settings of each shop that are in use, by the SHA-256 of all that the
-- variable said of the shop.
CREATE TABLE IF NOT EXISTS shop (
    id            TEXT PRIMARY KEY,
    settings_mark TEXT NOT NULL
) WITHOUT ROWID;

-- What the page with the handset shows: texts, replies, and the sample order.
CREATE TABLE IF NOT EXISTS handset_entry (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    shop      TEXT NOT NULL,
    direction TEXT NOT NULL,
    body      TEXT NOT NULL,
    at_ms     INTEGER NOT NULL
);

CREATE INDEX IF NOT EXISTS handset_entry_shop ON handset_entry (shop, id);

CREATE TABLE IF NOT EXISTS sample (
    shop   TEXT PRIMARY KEY,
    number INTEGER NOT NULL,
    -- The order and the buttons that were pressed, as JSON.
    sample TEXT NOT NULL
) WITHOUT ROWID;
