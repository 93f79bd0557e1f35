//! How the flow's types are stored as JSON: one writer for all of them, which
//! leaves out what stands for nothing where it is left out.

use super::Word;

/// What is written as JSON.
pub(crate) trait Write {
    /// Whether leaving it out says the same.
    fn is_nothing(&self) -> bool;
    /// Adds it.
    fn write(&self, out: &mut Vec<u8>);
}

/// An object to which members are added. Nothing here is dispatched while it runs:
/// an instance that serves one event would look each target up for the first time.
pub(crate) struct Writer<'a> {
    out: &'a mut Vec<u8>,
    mark: u8,
}

impl<'a> Writer<'a> {
    pub(crate) fn new(out: &'a mut Vec<u8>) -> Writer<'a> {
        Writer { out, mark: b'{' }
    }

    /// Adds a member that is always there.
    pub(crate) fn need<T: Write>(&mut self, name: &'static str, value: &T) {
        self.begin(name);
        value.write(self.out);
    }

    /// Adds a member unless it is nothing.
    pub(crate) fn may<T: Write>(&mut self, name: &'static str, value: &T) {
        if !value.is_nothing() {
            self.need(name, value);
        }
    }

    pub(crate) fn end(self) {
        if self.mark == b'{' {
            self.out.push(self.mark);
        }
        self.out.push(b'}');
    }

    fn begin(&mut self, name: &str) {
        self.out.extend([self.mark, b'"']);
        self.out.extend_from_slice(name.as_bytes());
        self.out.extend(*b"\":");
        self.mark = b',';
    }
}

impl Write for bool {
    fn is_nothing(&self) -> bool {
        !self
    }

    fn write(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(if *self { b"true" } else { b"false" });
    }
}

impl Write for i64 {
    fn is_nothing(&self) -> bool {
        *self == 0
    }

    fn write(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(self.to_string().as_bytes());
    }
}

impl Write for u32 {
    fn is_nothing(&self) -> bool {
        *self == 0
    }

    fn write(&self, out: &mut Vec<u8>) {
        i64::from(*self).write(out);
    }
}

impl Write for u8 {
    fn is_nothing(&self) -> bool {
        *self == 0
    }

    fn write(&self, out: &mut Vec<u8>) {
        i64::from(*self).write(out);
    }
}

impl Write for str {
    fn is_nothing(&self) -> bool {
        self.is_empty()
    }

    fn write(&self, out: &mut Vec<u8>) {
        // Into memory: there is nothing that can fail.
        let written = serde_json::to_writer(out, self);
        debug_assert!(written.is_ok());
    }
}

impl Write for String {
    fn is_nothing(&self) -> bool {
        self.is_empty()
    }

    fn write(&self, out: &mut Vec<u8>) {
        self.as_str().write(out);
    }
}

impl<T: Write> Write for Option<T> {
    fn is_nothing(&self) -> bool {
        self.is_none()
    }

    fn write(&self, out: &mut Vec<u8>) {
        match self {
            Some(value) => value.write(out),
            None => out.extend(*b"null"),
        }
    }
}

impl<T: Write> Write for Vec<T> {
    fn is_nothing(&self) -> bool {
        self.is_empty()
    }

    fn write(&self, out: &mut Vec<u8>) {
        let mut mark = b'[';
        for member in self {
            out.push(mark);
            member.write(out);
            mark = b',';
        }
        if mark == b'[' {
            out.push(mark);
        }
        out.push(b']');
    }
}

impl<A: Write, B: Write> Write for (A, B) {
    fn is_nothing(&self) -> bool {
        self.0.is_nothing() && self.1.is_nothing()
    }

    fn write(&self, out: &mut Vec<u8>) {
        out.push(b'[');
        self.0.write(out);
        out.push(b',');
        self.1.write(out);
        out.push(b']');
    }
}

impl<A: Write, B: Write, C: Write> Write for (A, B, C) {
    fn is_nothing(&self) -> bool {
        self.0.is_nothing() && self.1.is_nothing() && self.2.is_nothing()
    }

    fn write(&self, out: &mut Vec<u8>) {
        out.push(b'[');
        self.0.write(out);
        out.push(b',');
        self.1.write(out);
        out.push(b',');
        self.2.write(out);
        out.push(b']');
    }
}

impl<T: Word> Write for T {
    fn is_nothing(&self) -> bool {
        self.word() == T::ANY.word()
    }

    fn write(&self, out: &mut Vec<u8>) {
        self.word().write(out);
    }
}

/// How a structure is made of an object and stored as one: a `record`, of which
/// what may be left out is left out when it is nothing.
macro_rules! stored {
    ($type:ty $({ $($need:ident),* $(,)? } or { $($may:ident),* $(,)? })+) => {
        $crate::json::record! { $type $({ $($need),* } or { $($may),* })+ }

        impl $crate::json::Write for $type {
            fn is_nothing(&self) -> bool {
                let needed: &[&str] = &[$($(stringify!($need),)*)+];
                needed.is_empty() $($(&& self.$may.is_nothing())*)+
            }

            fn write(&self, out: &mut Vec<u8>) {
                let mut object = $crate::json::Writer::new(out);
                $(
                    $(object.need(stringify!($need), &self.$need);)*
                    $(object.may(stringify!($may), &self.$may);)*
                )+
                object.end();
            }
        }
    };
}

pub(crate) use stored;
