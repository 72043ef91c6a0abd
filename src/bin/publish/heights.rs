//! How high the frame of each figure is, by its width: measured in a browser (`make golden`) and kept in `heights.json`, since
//! nothing but a browser knows. A figure that has not been measured yet has the height of most.

use super::folders::{Failure, Folders};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use wanzhou::route::DISTRICTS;
use wanzhou::text::Locale;

/// Widths of frames in CSS pixels, measured: phones, columns of text, pages.
type Widths = Vec<u16>;

/// All that was measured.
pub struct Heights {
    widths: Widths,
    /// By `<figure>.<language>`, in the order of the widths.
    figures: BTreeMap<String, Vec<u16>>,
}

/// The heights of one figure.
pub struct KnownHeights<'a> {
    widths: &'a [u16],
    heights: Vec<u16>,
}

impl Heights {
    /// Reads what was measured.
    pub fn read(folders: &Folders) -> Result<Heights, Failure> {
        #[derive(serde::Deserialize)]
        struct Written {
            widths: Widths,
            figures: BTreeMap<String, Vec<u16>>,
        }
        let text = folders.read("src/bin/publish/heights.json")?;
        let Written { widths, figures } = serde_json::from_str(&text).map_err(|e| format!("heights.json: {e}"))?;
        let odd = figures.iter().find(|(_, heights)| heights.len() != widths.len());
        match odd {
            Some((name, _)) => Err(format!("heights.json: {name} has not one height a width")),
            None => Ok(Heights { widths, figures }),
        }
    }

    /// Writes what was measured for the page that lists figures for newsrooms (`src/pages/newsroom.rs`).
    pub fn write(&self, folders: &Folders) -> Result<(), Failure> {
        let all = json!({ "widths": self.widths, "figures": self.figures });
        folders.write("figures/heights.json", all.to_string().as_bytes())
    }

    /// Those of a figure in a language.
    pub fn of(&self, figure: &str, locale: Locale) -> KnownHeights<'_> {
        let own = self.figures.get(&format!("{figure}.{}", locale.code())).cloned();
        let heights = own.unwrap_or_else(|| (0..self.widths.len()).map(|at| self.usual(at)).collect());
        KnownHeights { widths: &self.widths, heights }
    }

    /// Those of the comparison by an indicator, or by the one that it shows at first.
    pub fn of_comparison(&self, indicator: Option<&str>, locale: Locale) -> KnownHeights<'_> {
        let own = indicator.map(|id| format!("{DISTRICTS}-{id}"));
        let own = own.filter(|name| self.figures.contains_key(&format!("{name}.{}", locale.code())));
        self.of(own.as_deref().unwrap_or(DISTRICTS), locale)
    }

    /// The height that most figures do not exceed at a width.
    fn usual(&self, at: usize) -> u16 {
        let mut all: Vec<u16> = self.figures.values().filter_map(|heights| heights.get(at).copied()).collect();
        all.sort_unstable();
        all.get(all.len() * 4 / 5).copied().unwrap_or(640)
    }
}

impl KnownHeights<'_> {
    /// At a width, or at the next narrower one that was measured.
    pub fn at(&self, width: u16) -> u16 {
        let at = self.widths.iter().rposition(|measured| *measured <= width).unwrap_or(0);
        self.heights.get(at).copied().unwrap_or(640)
    }

    /// All of them, as JSON.
    pub fn by_width(&self) -> Value {
        let pairs = self.widths.iter().zip(&self.heights).map(|(width, height)| (width.to_string(), json!(height)));
        Value::Object(pairs.collect::<Map<_, _>>())
    }
}
