//! Computing time, which a busy machine distorts less than time by the clock.

use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};

/// What this process has computed so far, all threads and the kernel's part.
pub fn used() -> Duration {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    Duration::new(
        u64::try_from(time.tv_sec).unwrap_or_default(),
        u32::try_from(time.tv_nsec).unwrap_or_default(),
    )
}

/// The middle one, which a hiccup does not move.
pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}
