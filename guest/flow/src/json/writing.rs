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

/// A member of an object: its name, whether it is there even when it is nothing,
/// and its value.
pub(crate) type Member<'a> = (&'static str, bool, &'a dyn Write);

/// Adds an object.
pub(crate) fn object(members: &[Member<'_>], out: &mut Vec<u8>) {
    let mut mark = b'{';
    for (name, needed, value) in members {
        if *needed || !value.is_nothing() {
            out.extend([mark, b'"']);
            out.extend_from_slice(name.as_bytes());
            out.extend(*b"\":");
            value.write(out);
            mark = b',';
        }
    }
    if mark == b'{' {
        out.push(mark);
    }
    out.push(b'}');
}

fn list(members: &mut dyn Iterator<Item = &dyn Write>, out: &mut Vec<u8>) {
    let mut mark = b'[';
    for member in members {
        out.push(mark);
        member.write(out);
        mark = b',';
    }
    if mark == b'[' {
        out.push(mark);
    }
    out.push(b']');
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
        list(&mut self.iter().map(|member| member as &dyn Write), out);
    }
}

impl<A: Write, B: Write> Write for (A, B) {
    fn is_nothing(&self) -> bool {
        self.0.is_nothing() && self.1.is_nothing()
    }

    fn write(&self, out: &mut Vec<u8>) {
        let members: [&dyn Write; 2] = [&self.0, &self.1];
        list(&mut members.into_iter(), out);
    }
}

impl<A: Write, B: Write, C: Write> Write for (A, B, C) {
    fn is_nothing(&self) -> bool {
        self.0.is_nothing() && self.1.is_nothing() && self.2.is_nothing()
    }

    fn write(&self, out: &mut Vec<u8>) {
        let members: [&dyn Write; 3] = [&self.0, &self.1, &self.2];
        list(&mut members.into_iter(), out);
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
                let members = [$(
                    $((stringify!($need), true, &self.$need as &dyn $crate::json::Write),)*
                    $((stringify!($may), false, &self.$may as &dyn $crate::json::Write),)*
                )+];
                $crate::json::object(&members, out);
            }
        }
    };
}

pub(crate) use stored;
