//! The two languages of the site.

/// A language that the whole site can be read in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Locale {
    /// Simplified Chinese, the language of most readers and of the report.
    #[default]
    Zh,
    En,
}

impl Locale {
    /// Both languages, Chinese first.
    pub const ALL: [Locale; 2] = [Locale::Zh, Locale::En];

    /// The short code used in addresses and in storage: `zh` or `en`.
    pub fn code(self) -> &'static str {
        match self {
            Locale::Zh => "zh",
            Locale::En => "en",
        }
    }

    /// The value of an HTML `lang` attribute.
    pub fn html_lang(self) -> &'static str {
        match self {
            Locale::Zh => "zh-CN",
            Locale::En => "en",
        }
    }

    /// The language a code names; `None` for anything else.
    pub fn parse(code: &str) -> Option<Locale> {
        match code {
            "zh" | "zh-CN" => Some(Locale::Zh),
            "en" => Some(Locale::En),
            _ => None,
        }
    }

    pub fn other(self) -> Locale {
        match self {
            Locale::Zh => Locale::En,
            Locale::En => Locale::Zh,
        }
    }
}
