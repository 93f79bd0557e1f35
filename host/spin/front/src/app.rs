//! A shop with everything that a request about it needs: the database with its
//! tables, and the shop's settings where the flow looks for them.

use aftertext_edge::revision;
use aftertext_spin_provision::database::{self, Database, Value, text};
use aftertext_spin_provision::schema;
use aftertext_spin_provision::shop::{self, Shop, Standing};

use crate::answer::Refusal;
use crate::bindings::studio;
use crate::directory::Directory;

/// The database with its tables.
pub fn database() -> Result<Database, Refusal> {
    let database = Database::open()?;
    let found = version(&database)?;
    if !schema::is_current(found) {
        schema::upgrade(&database, found)?;
    }
    Ok(database)
}

/// 0 when there are no tables yet.
fn version(database: &Database) -> Result<i64, database::Error> {
    match database.row("SELECT version FROM schema_version", &[]) {
        Ok(row) => row.map_or(Ok(0), |mut row| row.integer()),
        Err(database::Error::Failed(words)) if words.contains("no such table") => Ok(0),
        Err(error) => Err(error),
    }
}

/// A shop, ready for its requests.
pub struct App {
    pub shop: Shop,
    pub database: Database,
    pub standing: Standing,
}

impl App {
    /// The shop of this id. Settings that changed since the last request are
    /// checked by the flow and stored first.
    pub fn of(id: &str) -> Result<Self, Refusal> {
        let shop = shop::find(id)?.ok_or_else(|| Refusal::not_found("there is no such shop here"))?;
        let database = database()?;
        let known = shop.known(&database)?;
        let app = Self { shop, database, standing: known.standing };
        if known.standing == Standing::Open && !known.has_settings {
            app.save()?;
        }
        Ok(app)
    }

    fn save(&self) -> Result<(), Refusal> {
        let settings = &self.shop.settings.to_string();
        let findings = studio::check_settings(settings);
        if let Some(wrong) = findings.iter().find(|found| found.severity == studio::Severity::Error) {
            let advice = wrong.suggestion.as_ref().map(|words| format!("; {words}")).unwrap_or_default();
            return Err(Refusal::misconfigured(format!(
                "the variable {}: {}.settings{}: {}{advice}",
                shop::VARIABLE,
                self.shop.id,
                wrong.path.replace('/', "."),
                wrong.message
            )));
        }
        let key = text(format!("{}/settings", self.shop.id));
        let stored =
            self.database.row("SELECT state FROM contact WHERE key = ?1", std::slice::from_ref(&key))?;
        let stored = stored.map(|mut row| row.bytes()).transpose()?;
        // Nobody answers short links here: without a key there are none.
        let settings = revision::succeeding(stored.as_deref(), settings, || None);
        self.database.run(
            "INSERT INTO contact (key, version, state) VALUES (?1, 1, ?2)
             ON CONFLICT (key) DO UPDATE SET version = version + 1, state = ?2 WHERE state <> ?2",
            &[key, Value::Blob(settings.into_bytes())],
        )?;
        self.database.run(
            "INSERT INTO shop (id, settings_mark) VALUES (?1, ?2)
             ON CONFLICT (id) DO UPDATE SET settings_mark = ?2",
            &[text(&self.shop.id), text(&self.shop.mark)],
        )?;
        Ok(())
    }

    /// The shop's orders.
    pub fn directory(&self) -> Directory<'_> {
        Directory { database: &self.database, shop: &self.shop.id }
    }
}
