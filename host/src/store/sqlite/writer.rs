//! The one writer: what waits is gathered into one transaction and one fsync.
//!
//! While the disk syncs, the next jobs gather, and under load for a moment
//! more: that costs each caller less time than more syncs would. A lone caller
//! waits for nobody. Should SQLite refuse one job of a batch, the batch is
//! undone and each job gets a transaction of its own, so that one that fails
//! takes nobody along. A caller hears how its job ended only after that is durable.

use std::time::Duration;

use rusqlite::Connection;
use tokio::sync::{mpsc, oneshot};

use super::super::Error;

/// Jobs that may wait; beyond, callers wait for a place.
const QUEUE: usize = 4096;
/// Jobs in one transaction: bounds how long the first of them waits.
const BATCH: usize = 512;
/// A batch of so many says that there is load: more jobs are on their way…
const LOAD: usize = 8;
/// …and the next batch waits so long for them.
const GATHER: Duration = Duration::from_millis(2);

/// Something to write. It may run twice, since a batch may be undone.
trait Job: Send {
    fn run(&mut self, connection: &Connection) -> rusqlite::Result<()>;
    /// Tells the caller how the transaction ended.
    fn answer(self: Box<Self>, end: Result<(), Error>);
}

struct Write<T, F, D> {
    write: F,
    result: Option<T>,
    /// What follows once it is durable, on this thread.
    durable: D,
    /// None when nobody waits for the answer.
    tell: Option<oneshot::Sender<Result<T, Error>>>,
}

impl<T, F, D> Job for Write<T, F, D>
where
    T: Send,
    F: FnMut(&Connection) -> rusqlite::Result<T> + Send,
    D: FnOnce(&T) + Send,
{
    fn run(&mut self, connection: &Connection) -> rusqlite::Result<()> {
        self.result = Some((self.write)(connection)?);
        Ok(())
    }

    fn answer(self: Box<Self>, end: Result<(), Error>) {
        let Write { result, durable, tell, .. } = *self;
        let result = end.and_then(|()| result.ok_or_else(stopped));
        if let Ok(result) = &result {
            durable(result);
        }
        match (tell, result) {
            // A caller that has gone away does not want to know.
            (Some(tell), result) => _ = tell.send(result),
            (None, Err(error)) => tracing::error!(%error, "a write that nobody waited for was lost"),
            (None, Ok(_)) => {}
        }
    }
}

pub(super) struct Writer {
    jobs: mpsc::Sender<Box<dyn Job>>,
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
        write: impl FnMut(&Connection) -> rusqlite::Result<T> + Send + 'static,
    ) -> Result<T, Error> {
        self.run_then(write, |_| {}).await
    }

    /// The same; once it is durable, and before any later job's end, `durable`
    /// sees the result, even if the caller has gone away.
    pub(super) async fn run_then<T: Send + 'static>(
        &self,
        write: impl FnMut(&Connection) -> rusqlite::Result<T> + Send + 'static,
        durable: impl FnOnce(&T) + Send + 'static,
    ) -> Result<T, Error> {
        let (tell, told) = oneshot::channel();
        let job = Write { write, result: None, durable, tell: Some(tell) };
        self.jobs.send(Box::new(job)).await.map_err(|_| stopped())?;
        told.await.map_err(|_| stopped())?
    }

    /// Puts `write` in line without waiting for it: it comes before every later job.
    pub(super) async fn queue(
        &self,
        write: impl FnMut(&Connection) -> rusqlite::Result<()> + Send + 'static,
    ) -> Result<(), Error> {
        let job = Write { write, result: None, durable: |_: &()| {}, tell: None };
        self.jobs.send(Box::new(job)).await.map_err(|_| stopped())
    }
}

fn stopped() -> Error {
    Error::Unavailable("the store has stopped".into())
}

fn work(connection: &Connection, mut queue: mpsc::Receiver<Box<dyn Job>>) {
    let mut batch = Vec::with_capacity(BATCH);
    let mut load = false;
    while queue.blocking_recv_many(&mut batch, BATCH) > 0 {
        if load && batch.len() < BATCH {
            std::thread::sleep(GATHER);
            while batch.len() < BATCH
                && let Ok(job) = queue.try_recv()
            {
                batch.push(job);
            }
        }
        load = batch.len() >= LOAD;
        let end = transaction(connection, &mut batch);
        let alone = batch.len() > 1 && matches!(end, Err(Failure::Job(_)));
        for mut job in batch.drain(..) {
            let end = match alone {
                true => transaction(connection, std::slice::from_mut(&mut job)),
                false => end.clone(),
            };
            job.answer(end.map_err(|(Failure::Job(error) | Failure::Transaction(error))| error));
        }
    }
}

/// What SQLite refused.
#[derive(Clone)]
enum Failure {
    /// One of the jobs: the others may fare better without it.
    Job(Error),
    /// To begin or to end: nobody would fare better.
    Transaction(Error),
}

/// All of `jobs`, durable, or none of them.
fn transaction(connection: &Connection, jobs: &mut [Box<dyn Job>]) -> Result<(), Failure> {
    let execute = |statement| match connection.prepare_cached(statement).and_then(|mut run| run.execute([])) {
        Ok(_) => Ok(()),
        Err(error) => Err(Failure::Transaction(super::unavailable(error))),
    };
    let all = || {
        execute("BEGIN IMMEDIATE")?;
        for job in jobs {
            job.run(connection).map_err(|error| Failure::Job(super::unavailable(error)))?;
        }
        execute("COMMIT")
    };
    let end = all();
    // A full disk makes SQLite roll back by itself; anything else is ours to undo.
    if !connection.is_autocommit() {
        let _ = connection.execute_batch("ROLLBACK");
    }
    end
}
