//! Spin's SQLite on one file.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use rusqlite::types::ValueRef;
use wasmtime::component::Resource;

use crate::app::Call;
use crate::bindings::spin::sqlite::sqlite::{Error, Host, HostConnection, QueryResult, RowResult, Value};

/// How long a statement waits for another connection's.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);
/// The only database that Spin has unless it is told of more.
const DEFAULT: &str = "default";

/// The file, and the connections to it that nobody uses at the moment.
pub(crate) struct Database {
    file: PathBuf,
    idle: Mutex<Vec<rusqlite::Connection>>,
}

/// A connection as long as the guest has it.
pub struct Lent {
    connection: Option<rusqlite::Connection>,
    database: Arc<Database>,
}

impl Database {
    pub(crate) fn new(file: &Path) -> Arc<Self> {
        Arc::new(Self { file: file.to_owned(), idle: Mutex::default() })
    }

    fn lend(self: &Arc<Self>) -> rusqlite::Result<Lent> {
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let connection = idle.map_or_else(|| self.connect(), Ok)?;
        Ok(Lent { connection: Some(connection), database: Arc::clone(self) })
    }

    fn connect(&self) -> rusqlite::Result<rusqlite::Connection> {
        let connection = rusqlite::Connection::open(&self.file)?;
        connection.busy_timeout(BUSY_TIMEOUT)?;
        connection.execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;")?;
        Ok(connection)
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        let mut idle = self.database.idle.lock().unwrap_or_else(PoisonError::into_inner);
        idle.extend(self.connection.take());
    }
}

impl Lent {
    fn connection(&self) -> Result<&rusqlite::Connection, Error> {
        self.connection.as_ref().ok_or(Error::InvalidConnection)
    }

    fn execute(&self, statement: &str, parameters: Vec<Value>) -> Result<QueryResult, Error> {
        let run = |connection: &rusqlite::Connection| {
            let mut statement = connection.prepare_cached(statement)?;
            let columns = statement.column_names().map(str::to_owned).collect::<Vec<_>>();
            let mut found = statement.query(rusqlite::params_from_iter(parameters.into_iter().map(given)))?;
            let mut rows = Vec::new();
            while let Some(row) = found.next()? {
                let values = (0..columns.len()).map(|column| row.get_ref(column).map(told));
                rows.push(RowResult { values: values.collect::<rusqlite::Result<_>>()? });
            }
            Ok(QueryResult { columns, rows })
        };
        run(self.connection()?).map_err(io)
    }
}

fn io(error: rusqlite::Error) -> Error {
    Error::Io(error.to_string())
}

fn given(value: Value) -> rusqlite::types::Value {
    match value {
        Value::Integer(number) => number.into(),
        Value::Real(number) => number.into(),
        Value::Text(text) => text.into(),
        Value::Blob(bytes) => bytes.into(),
        Value::Null => rusqlite::types::Value::Null,
    }
}

fn told(value: ValueRef<'_>) -> Value {
    match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(number) => Value::Integer(number),
        ValueRef::Real(number) => Value::Real(number),
        ValueRef::Text(text) => Value::Text(String::from_utf8_lossy(text).into_owned()),
        ValueRef::Blob(bytes) => Value::Blob(bytes.to_vec()),
    }
}

impl Host for Call {}

impl Call {
    fn lent(&self, connection: &Resource<Lent>) -> Result<&Lent, Error> {
        self.table.get(connection).map_err(|_| Error::InvalidConnection)
    }
}

impl HostConnection for Call {
    fn open(&mut self, name: String) -> Result<Resource<Lent>, Error> {
        if name != DEFAULT {
            return Err(Error::NoSuchDatabase);
        }
        let database = self.grants.database.as_ref().ok_or(Error::AccessDenied)?;
        let lent = database.lend().map_err(io)?;
        self.table.push(lent).map_err(|error| Error::Io(error.to_string()))
    }

    fn execute(
        &mut self,
        connection: Resource<Lent>,
        statement: String,
        parameters: Vec<Value>,
    ) -> Result<QueryResult, Error> {
        self.lent(&connection)?.execute(&statement, parameters)
    }

    fn last_insert_rowid(&mut self, connection: Resource<Lent>) -> i64 {
        let lent = self.lent(&connection).and_then(Lent::connection);
        lent.map_or(0, rusqlite::Connection::last_insert_rowid)
    }

    fn changes(&mut self, connection: Resource<Lent>) -> u64 {
        self.lent(&connection).and_then(Lent::connection).map_or(0, rusqlite::Connection::changes)
    }

    fn drop(&mut self, connection: Resource<Lent>) -> wasmtime::Result<()> {
        self.table.delete(connection)?;
        Ok(())
    }
}
