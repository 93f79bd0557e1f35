-- How long the contact's chain of consent is, and the hash of its last entry: in
-- the row that every commit writes anyway.
ALTER TABLE contact ADD COLUMN chain_length INTEGER NOT NULL DEFAULT 0;
ALTER TABLE contact ADD COLUMN chain_head BLOB;
UPDATE contact SET chain_length = chain.length, chain_head = chain.head
    FROM consent_chain AS chain WHERE chain.contact_id = contact.id;
DROP TABLE consent_chain;
-- How many chains each shop has, and their heads in one by exclusive or: that a
-- whole chain is gone shows here.
CREATE TABLE consent_anchor (
    shop   TEXT PRIMARY KEY,
    chains INTEGER NOT NULL,
    heads  BLOB NOT NULL
) STRICT, WITHOUT ROWID;
