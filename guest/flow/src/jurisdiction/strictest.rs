//! Several jurisdictions at once: what satisfies all of them.

use super::fallback::FALLBACK;
use super::{
    ByClass, Cap, ConsentNeeded, Duty, Jurisdiction, Label, Records, Senders, SoftOptIn, When, Wording,
};
use crate::week::Week;

/// What several rows ask for together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Strictest {
    /// The hours that all allow.
    pub hours: Week,
    /// The highest of the consents.
    pub consent: ByClass<ConsentNeeded>,
    /// The least that a purchase is worth.
    pub soft_opt_in: SoftOptIn,
    /// The smallest number for each period and kind.
    pub caps: Vec<Cap>,
    /// What yields to none of the others.
    pub opt_out: ByClass<When>,
    /// Every wording that is asked for.
    pub wordings: Vec<Wording>,
    /// Every label.
    pub labels: Vec<Label>,
    /// Every duty.
    pub duties: Vec<Duty>,
    /// The countries that let promotions in from senders registered there alone.
    pub registered_in: Vec<&'static str>,
    /// The senders that all allow.
    pub senders: Senders,
    /// The longest times, and the soonest confirmation.
    pub records: Records,
}

/// Combines rows so that what satisfies the result satisfies each. Without any
/// row, the fallback's rules.
pub fn strictest(rows: &[&'static Jurisdiction]) -> Strictest {
    let (first, others) = rows.split_first().map_or((FALLBACK, rows), |(first, others)| (*first, others));
    let mut all = Strictest::from(first);
    for row in others {
        all.add(row);
    }
    all
}

impl From<&'static Jurisdiction> for Strictest {
    fn from(row: &'static Jurisdiction) -> Strictest {
        Strictest {
            hours: row.hours,
            consent: row.consent,
            soft_opt_in: row.soft_opt_in,
            caps: row.cap.into_iter().collect(),
            opt_out: row.content.opt_out,
            wordings: vec![row.content.wording],
            labels: row.content.label.into_iter().collect(),
            duties: row.content.duties.to_vec(),
            registered_in: row.wants_registration().then_some(row.code).into_iter().collect(),
            senders: row.senders,
            records: row.records,
        }
    }
}

impl Strictest {
    fn add(&mut self, row: &Jurisdiction) {
        self.hours = self.hours.and(&row.hours);
        self.consent = most(self.consent, row.consent);
        self.soft_opt_in = self.soft_opt_in.and(row.soft_opt_in);
        if let Some(cap) = row.cap {
            self.add_cap(cap);
        }
        self.opt_out = most(self.opt_out, row.content.opt_out);
        include(&mut self.wordings, row.content.wording);
        row.content.label.into_iter().for_each(|label| include(&mut self.labels, label));
        row.content.duties.iter().for_each(|duty| include(&mut self.duties, *duty));
        row.wants_registration().then(|| include(&mut self.registered_in, row.code));
        self.senders = self.senders.and(row.senders);
        self.records = self.records.and(row.records);
    }

    fn add_cap(&mut self, cap: Cap) {
        match self.caps.iter_mut().find(|known| known.counts == cap.counts && known.hours == cap.hours) {
            Some(known) => known.texts = known.texts.min(cap.texts),
            None => self.caps.push(cap),
        }
    }
}

fn include<T: PartialEq>(all: &mut Vec<T>, one: T) {
    if !all.contains(&one) {
        all.push(one);
    }
}

fn most<T: Ord>(one: ByClass<T>, other: ByClass<T>) -> ByClass<T> {
    ByClass {
        transactional: one.transactional.max(other.transactional),
        promotional: one.promotional.max(other.promotional),
    }
}

impl SoftOptIn {
    fn and(self, other: SoftOptIn) -> SoftOptIn {
        match (self, other) {
            (SoftOptIn::None, _) | (_, SoftOptIn::None) => SoftOptIn::None,
            (SoftOptIn::Months(one), SoftOptIn::Months(other)) => SoftOptIn::Months(one.min(other)),
            (SoftOptIn::Allowed, other) => other,
            (one, SoftOptIn::Allowed) => one,
        }
    }
}

impl Senders {
    fn and(self, other: Senders) -> Senders {
        Senders {
            alphanumeric: self.alphanumeric.min(other.alphanumeric),
            short_code: self.short_code.min(other.short_code),
            long_code: self.long_code.min(other.long_code),
            toll_free: self.toll_free.min(other.toll_free),
        }
    }
}

impl Records {
    fn and(self, other: Records) -> Records {
        let sooner = self.reconfirm_months.into_iter().chain(other.reconfirm_months).min();
        Records {
            consent_years: self.consent_years.max(other.consent_years),
            opt_out_years: self.opt_out_years.max(other.opt_out_years),
            reconfirm_months: sooner,
        }
    }
}
