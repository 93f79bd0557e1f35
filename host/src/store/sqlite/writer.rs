//! The one writer: what waits is gathered into one transaction and one fsync.
//!
//! A job runs inside a savepoint of its own, so that one that fails takes
//! nobody along; its caller hears of it only after the transaction is durable.
//! While the disk syncs, the next jobs gather: under load a commit serves
//! hundreds of callers, and a lone caller waits for nobody.

use rusqlite::Connection;
use tokio::sync::{mpsc, oneshot};

use super::super::Error;

/// Jobs that may wait; beyond, callers wait for a place.
const QUEUE: usize = 4096;
/// Jobs in one transaction: bounds how long the first of them waits.
const BATCH: usize = 512;

/// Tells a job's caller how it ended, once the transaction's end is known.
type Answer = Box<dyn FnOnce(Result<(), Error>) + Send>;
type Job = Box<dyn FnOnce(&Connection) -> Answer + Send>;

pub(super) struct Writer {
    jobs: mpsc::Sender<Job>,
}

impl Writer {
    /// Starts the thread; it ends when the writer is dropped and the queue is empty.
    pub(super) fn start(connection: Connection) -> Self {
        let (jobs, queue) = mpsc::channel(QUEUE);
        std::thread::spawn(move || work(&connection, queue));
        Self { jobs }
    }

    /// Runs `write` in the next transaction and returns when it is durable.
    pub(super) async fn run<T: Send + 'static>(
        &self,
        write: impl FnOnce(&Connection) -> rusqlite::Result<T> + Send + 'static,
    ) -> Result<T, Error> {
        let (tell, told) = oneshot::channel();
        let job: Job = Box::new(move |connection| {
            let result = in_savepoint(connection, write);
            Box::new(move |transaction| {
                // A caller that has gone away does not want to know.
                let _ = tell.send(transaction.and(result));
            })
        });
        self.jobs.send(job).await.map_err(|_| stopped())?;
        told.await.map_err(|_| stopped())?
    }

    /// Puts `write` in line without waiting for it: it comes before every later job.
    pub(super) async fn queue(
        &self,
        write: impl FnOnce(&Connection) -> rusqlite::Result<()> + Send + 'static,
    ) -> Result<(), Error> {
        let job: Job = Box::new(move |connection| {
            let result = in_savepoint(connection, write);
            Box::new(move |transaction| {
                if let Err(error) = transaction.and(result) {
                    tracing::error!(%error, "a queued write was lost");
                }
            })
        });
        self.jobs.send(job).await.map_err(|_| stopped())
    }
}

fn stopped() -> Error {
    Error::Unavailable("the store has stopped".into())
}

fn work(connection: &Connection, mut queue: mpsc::Receiver<Job>) {
    let mut batch = Vec::with_capacity(BATCH);
    while queue.blocking_recv_many(&mut batch, BATCH) > 0 {
        let jobs = std::mem::take(&mut batch);
        let mut answers = Vec::with_capacity(jobs.len());
        let end = transaction(connection, jobs, &mut answers);
        for answer in answers {
            answer(end.clone());
        }
    }
}

fn transaction(connection: &Connection, jobs: Vec<Job>, answers: &mut Vec<Answer>) -> Result<(), Error> {
    let begun = connection.execute_batch("BEGIN IMMEDIATE").map_err(super::unavailable);
    for job in jobs {
        answers.push(job(connection));
    }
    let end = begun.and_then(|()| {
        if connection.is_autocommit() {
            // A full disk makes SQLite roll the whole transaction back by itself.
            return Err(Error::Unavailable("the transaction was rolled back; is the disk full?".into()));
        }
        connection.execute_batch("COMMIT").map_err(super::unavailable)
    });
    if !connection.is_autocommit() {
        let _ = connection.execute_batch("ROLLBACK");
    }
    end
}

/// Runs `write` so that its failure undoes just itself. Outside a transaction
/// (it could not begin, or was rolled back) nothing may be written at all.
fn in_savepoint<T>(
    connection: &Connection,
    write: impl FnOnce(&Connection) -> rusqlite::Result<T>,
) -> Result<T, Error> {
    if connection.is_autocommit() {
        return Err(Error::Unavailable("the store could not begin a transaction".into()));
    }
    let run = || {
        connection.prepare_cached("SAVEPOINT job")?.execute([])?;
        match write(connection) {
            Ok(value) => {
                connection.prepare_cached("RELEASE job")?.execute([])?;
                Ok(value)
            }
            Err(error) => {
                if !connection.is_autocommit() {
                    connection.execute_batch("ROLLBACK TO job; RELEASE job")?;
                }
                Err(error)
            }
        }
    };
    run().map_err(super::unavailable)
}
