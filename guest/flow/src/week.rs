//! Hours of a week, by the clock on the wall.

use chrono::Weekday;

/// The days of a week, from Monday on.
pub const WEEKDAYS: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

/// Part of a local day: from `open` on, before `close`, in minutes after
/// midnight. Closed all day when `close` is not after `open`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// The first minute.
    pub open: u16,
    /// The first minute that is too late; 1440 is midnight.
    pub close: u16,
}

impl Window {
    /// No minute of the day.
    pub const CLOSED: Window = Window { open: 0, close: 0 };
    /// Every minute of the day.
    pub const ALL_DAY: Window = Window::hours(0, 24);

    /// Between two full hours.
    pub const fn hours(open: u16, close: u16) -> Window {
        Window { open: open * 60, close: close * 60 }
    }

    /// Whether no minute is within.
    pub fn is_closed(self) -> bool {
        self.close <= self.open
    }

    /// Whether that minute after midnight is within.
    pub fn contains(self, minute: u16) -> bool {
        self.open <= minute && minute < self.close
    }

    /// What is within both.
    fn and(self, other: Window) -> Window {
        let both = Window { open: self.open.max(other.open), close: self.close.min(other.close) };
        if both.is_closed() { Window::CLOSED } else { both }
    }

    fn closing_earlier(self, minutes: u16) -> Window {
        Window { close: self.close.saturating_sub(minutes), ..self }.and(Window::ALL_DAY)
    }
}

/// A window for each day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Week {
    /// From Monday on.
    days: [Window; 7],
}

impl Week {
    /// Every minute of every day.
    pub const ALWAYS: Week = Week::daily(Window::ALL_DAY);

    /// The same window every day.
    pub const fn daily(window: Window) -> Week {
        Week { days: [window; 7] }
    }

    /// A window for Monday to Friday, and those of the weekend.
    pub const fn of(weekdays: Window, saturday: Window, sunday: Window) -> Week {
        Week { days: [weekdays, weekdays, weekdays, weekdays, weekdays, saturday, sunday] }
    }

    /// The windows from Monday on.
    pub const fn days(days: [Window; 7]) -> Week {
        Week { days }
    }

    /// The window of that day.
    pub fn on(&self, day: Weekday) -> Window {
        let index = day.num_days_from_monday() as usize;
        self.days.get(index).copied().unwrap_or(Window::CLOSED)
    }

    /// What is within both, day by day.
    pub fn and(&self, other: &Week) -> Week {
        let mut both = *self;
        for (day, other) in both.days.iter_mut().zip(other.days) {
            *day = day.and(other);
        }
        both
    }

    /// The same with every window closing that much earlier.
    pub fn closing_earlier(&self, minutes: u16) -> Week {
        Week { days: self.days.map(|window| window.closing_earlier(minutes)) }
    }
}
