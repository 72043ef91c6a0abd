//! Words, numbers, units and dates in two languages: the lowest layer. Knows nothing of the data.

pub mod escape;
pub mod id;
pub mod local_text;
pub mod locale;
pub mod messages;
pub mod number;
pub mod period;
pub mod sanitize;

pub use id::{is_id, is_name};
pub use local_text::{LocalText, both};
pub use locale::Locale;
pub use messages::{Messages, messages};
pub use period::Period;
pub use sanitize::sanitize;
