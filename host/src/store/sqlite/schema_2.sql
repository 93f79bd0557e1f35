-- Carriers name a parcel by its tracking number only.
CREATE TABLE parcel (
    id              INTEGER PRIMARY KEY,
    shop            TEXT NOT NULL,
    tracking_number TEXT NOT NULL,
    order_id        TEXT NOT NULL,
    picture         TEXT NOT NULL,
    seen_ms         INTEGER NOT NULL,
    UNIQUE (shop, tracking_number)
);
CREATE INDEX parcel_seen ON parcel (seen_ms);
CREATE INDEX parcel_order ON parcel (shop, order_id);
-- Shops of which nothing may be left; pruning takes them away.
CREATE TABLE erased_shop (
    id TEXT PRIMARY KEY
) WITHOUT ROWID;
