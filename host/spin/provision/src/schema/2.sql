-- Carriers name a parcel by its tracking number only.
CREATE TABLE IF NOT EXISTS parcel (
    id              INTEGER PRIMARY KEY,
    shop            TEXT NOT NULL,
    tracking_number TEXT NOT NULL,
    order_id        TEXT NOT NULL,
    picture         TEXT NOT NULL,
    seen_ms         INTEGER NOT NULL,
    UNIQUE (shop, tracking_number)
);

CREATE INDEX IF NOT EXISTS parcel_seen ON parcel (seen_ms);

CREATE INDEX IF NOT EXISTS parcel_order ON parcel (shop, order_id);

-- A parked event waits for an order, or for "tracking/" with a number.
DROP TRIGGER IF EXISTS parked_expires;

CREATE TRIGGER IF NOT EXISTS parked_gives_up AFTER UPDATE OF expired ON parked WHEN NEW.expired = 1
BEGIN
    INSERT INTO remark (key, at_ms, kind, detail) VALUES (
        NEW.shop || '/order/' || NEW.order_id, unixepoch() * 1000, 'event.expired',
        json_object('reason', CASE WHEN NEW.order_id LIKE 'tracking/%' THEN 'its parcel never became known'
            ELSE 'its order never became known' END, 'event', NEW.event_id));
    DELETE FROM parked WHERE id = NEW.id;
END;

-- One person a row, for a moment: the trigger forgets them, so that either all
-- of them is gone or nothing.
CREATE TABLE IF NOT EXISTS erasure (
    id     INTEGER PRIMARY KEY,
    shop   TEXT NOT NULL,
    -- JSON: ["+12025550123"], ["6283540037891"]
    phones TEXT NOT NULL,
    orders TEXT NOT NULL
);

-- What the flow notes when it has forgotten somebody stays: the proof that it has.
CREATE TRIGGER IF NOT EXISTS erasure_applies AFTER INSERT ON erasure
BEGIN
    DELETE FROM message WHERE shop = NEW.shop AND recipient IN (SELECT value FROM json_each(NEW.phones))
        AND message IN (SELECT message FROM receipt WHERE contact_id IN (
            SELECT id FROM contact WHERE key IN (SELECT NEW.shop || '/' || value FROM json_each(NEW.phones))));
    DELETE FROM receipt WHERE kind <> 'contact.forgotten' AND contact_id IN (
        SELECT id FROM contact WHERE key IN (SELECT NEW.shop || '/' || value FROM json_each(NEW.phones)));
    DELETE FROM receipt WHERE contact_id IN (
        SELECT id FROM contact WHERE key IN (
            SELECT NEW.shop || '/order/' || value FROM json_each(NEW.orders)
            UNION SELECT NEW.shop || '/order/tracking/' || tracking_number FROM parcel
                WHERE shop = NEW.shop AND order_id IN (SELECT value FROM json_each(NEW.orders))));
    DELETE FROM parked WHERE shop = NEW.shop AND order_id IN (
        SELECT value FROM json_each(NEW.orders)
        UNION SELECT 'tracking/' || tracking_number FROM parcel
            WHERE shop = NEW.shop AND order_id IN (SELECT value FROM json_each(NEW.orders)));
    DELETE FROM parcel WHERE shop = NEW.shop AND order_id IN (SELECT value FROM json_each(NEW.orders));
    DELETE FROM known_order WHERE shop = NEW.shop AND order_id IN (SELECT value FROM json_each(NEW.orders));
    DELETE FROM erasure WHERE id = NEW.id;
END;

-- Shops that have taken the app out, by the SHA-256 of what the variable said of
-- them then: a shop of which it says something else is back.
CREATE TABLE IF NOT EXISTS closed_shop (
    id   TEXT PRIMARY KEY,
    mark TEXT NOT NULL
) WITHOUT ROWID;

-- Shops of which nothing may be left; pruning takes them away.
CREATE TABLE IF NOT EXISTS erased_shop (
    id TEXT PRIMARY KEY
) WITHOUT ROWID;

-- The keys that a platform publishes for a shop, as last asked for.
CREATE TABLE IF NOT EXISTS key_set (
    shop     TEXT NOT NULL,
    source   TEXT NOT NULL,
    keys     TEXT,
    asked_ms INTEGER NOT NULL,
    PRIMARY KEY (shop, source)
) WITHOUT ROWID;

-- A contact goes with all that points to it, at once: a timer without one could
-- never be woken.
CREATE TRIGGER IF NOT EXISTS contact_goes AFTER DELETE ON contact
BEGIN
    DELETE FROM timer WHERE contact_id = OLD.id;
    DELETE FROM applied WHERE contact_id = OLD.id;
    DELETE FROM receipt WHERE contact_id = OLD.id;
END;

-- The accounts that texts go out by, as far as they have a pace or had to stop.
CREATE TABLE IF NOT EXISTS sender (
    shop        TEXT NOT NULL,
    gateway     TEXT NOT NULL,
    -- When the next text may leave, and the last moment that one was told to
    -- come back at, in microseconds since the Unix epoch.
    next_us     INTEGER NOT NULL DEFAULT 0,
    promised_us INTEGER NOT NULL DEFAULT 0,
    -- 1 when the text that came last got a place, else 0.
    placed      INTEGER NOT NULL DEFAULT 0,
    -- How often the account was refused as it was described then, and until when
    -- it is left alone.
    mark        TEXT NOT NULL DEFAULT '',
    refusals    INTEGER NOT NULL DEFAULT 0,
    stopped_ms  INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (shop, gateway)
) WITHOUT ROWID;
