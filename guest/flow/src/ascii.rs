//! What every character of a text is like, eight at a time: each text that is sent is
//! looked at again and again, and most are plain ASCII.

/// Eight bytes, all of them ASCII. What is found is told by the highest bit of each.
#[derive(Clone, Copy)]
pub(crate) struct Eight(u64);

const HIGHEST: u64 = each(0x80);

const fn each(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

impl Eight {
    /// Which are `first` or come after it.
    #[inline(always)]
    pub(crate) fn from(self, first: u8) -> u64 {
        // What is added takes that one, and those after it, to the highest bit.
        self.0.wrapping_add(each(0x80 - first))
    }

    /// Which are within, both ends included.
    #[inline(always)]
    pub(crate) fn within(self, first: u8, last: u8) -> u64 {
        self.from(first) & !self.from(last + 1)
    }
}

/// Whether all of a text is ASCII, and none of it is what `others` finds.
pub(crate) fn is_without(text: &str, others: impl Fn(Eight) -> u64) -> bool {
    let is_none = |eight: [u8; 8]| {
        let eight = Eight(u64::from_le_bytes(eight));
        (eight.0 | others(eight)) & HIGHEST == 0
    };
    let bytes = text.as_bytes();
    let Some(first) = bytes.first() else {
        return true;
    };
    let Some(last) = bytes.last_chunk() else {
        let mut few = [*first; 8];
        few.iter_mut().zip(bytes).for_each(|(place, byte)| *place = *byte);
        return is_none(few);
    };
    bytes.as_chunks().0.iter().all(|eight| is_none(*eight)) && is_none(*last)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn eight_at_a_time_find_what_one_by_one_finds(
            text in "([ -~]{0,20}|\\PC{0,20}|(?s:.){0,12})",
            first in 0..0x80_u8,
            more in 0..0x80_u8,
        ) {
            let last = first.saturating_add(more).min(0x7e);
            let each = text.bytes().all(|byte| byte.is_ascii() && !(first..=last).contains(&byte));
            prop_assert_eq!(is_without(&text, |eight| eight.within(first, last)), each);
            let each = text.bytes().all(|byte| byte < first);
            prop_assert_eq!(is_without(&text, |eight| eight.from(first)), each);
        }
    }
}
