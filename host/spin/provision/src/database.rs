//! Statements on Spin's SQLite, one at a time: Spin may serve the next one from
//! another connection, so each is a transaction of its own.

use aftertext_edge::types::Timestamp;

use crate::bindings::spin::sqlite::sqlite::{self, Connection};

pub use crate::bindings::spin::sqlite::sqlite::Value;

/// The name under which spin.toml grants the database.
const DATABASE: &str = "default";

/// Why a statement gave nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// spin.toml does not grant the database.
    #[error(
        "the app has no database: put `sqlite_databases = [\"default\"]` under [component.front] in spin.toml, \
         and \"sqlite_databases\" into the `inherit_configuration` of its dependency"
    )]
    NotGranted,
    /// SQLite said no; a trigger's own words are among these.
    #[error("{0}")]
    Failed(String),
    /// A row has other columns than this aftertext knows.
    #[error("a row of the database has not the columns that were asked for")]
    Row,
}

/// The app's database.
pub struct Database(Connection);

impl Database {
    /// Opens it.
    pub fn open() -> Result<Self, Error> {
        Connection::open(DATABASE).map(Self).map_err(Error::from)
    }

    /// Runs one statement for its rows.
    pub fn rows(&self, statement: &str, parameters: &[Value]) -> Result<Vec<Row>, Error> {
        let result = self.0.execute(statement, parameters)?;
        Ok(result.rows.into_iter().map(|row| Row(row.values.into_iter())).collect())
    }

    /// Runs one statement that gives one row at most.
    pub fn row(&self, statement: &str, parameters: &[Value]) -> Result<Option<Row>, Error> {
        Ok(self.rows(statement, parameters)?.into_iter().next())
    }

    /// Runs one statement for its effect.
    pub fn run(&self, statement: &str, parameters: &[Value]) -> Result<(), Error> {
        self.0.execute(statement, parameters)?;
        Ok(())
    }

    /// Appends a receipt outside a decision.
    pub fn note(
        &self,
        key: &str,
        kind: &str,
        detail: &serde_json::Value,
        at: Timestamp,
    ) -> Result<(), Error> {
        self.run(
            "INSERT INTO remark (key, at_ms, kind, detail) VALUES (?1, ?2, ?3, ?4)",
            &[text(key), integer(at), text(kind), text(detail.to_string())],
        )
    }
}

impl From<sqlite::Error> for Error {
    fn from(error: sqlite::Error) -> Self {
        match error {
            sqlite::Error::NoSuchDatabase | sqlite::Error::AccessDenied => Error::NotGranted,
            sqlite::Error::InvalidConnection => Error::Failed("the connection is gone".into()),
            sqlite::Error::DatabaseFull => Error::Failed("the database is full".into()),
            sqlite::Error::Io(words) => Error::Failed(words),
        }
    }
}

/// One row, read column by column from the left.
pub struct Row(std::vec::IntoIter<Value>);

impl Row {
    /// The next column, an integer.
    pub fn integer(&mut self) -> Result<i64, Error> {
        self.optional_integer()?.ok_or(Error::Row)
    }

    /// The next column, an integer or nothing.
    pub fn optional_integer(&mut self) -> Result<Option<i64>, Error> {
        match self.0.next() {
            Some(Value::Integer(number)) => Ok(Some(number)),
            Some(Value::Null) => Ok(None),
            _ => Err(Error::Row),
        }
    }

    /// The next column, a text.
    pub fn text(&mut self) -> Result<String, Error> {
        self.optional_text()?.ok_or(Error::Row)
    }

    /// The next column, a text or nothing.
    pub fn optional_text(&mut self) -> Result<Option<String>, Error> {
        match self.0.next() {
            Some(Value::Text(text)) => Ok(Some(text)),
            Some(Value::Null) => Ok(None),
            _ => Err(Error::Row),
        }
    }

    /// The next column, bytes; nothing counts as none.
    pub fn bytes(&mut self) -> Result<Vec<u8>, Error> {
        match self.0.next() {
            Some(Value::Blob(bytes)) => Ok(bytes),
            Some(Value::Null) => Ok(Vec::new()),
            _ => Err(Error::Row),
        }
    }
}

/// A text as a parameter.
pub fn text(text: impl Into<String>) -> Value {
    Value::Text(text.into())
}

/// A number as a parameter.
pub fn integer(number: impl Into<i64>) -> Value {
    Value::Integer(number.into())
}
