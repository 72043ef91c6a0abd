//! What is said of files, and in them, where a figure is taken away.

/// Words of the panel under “Download”, and of what it makes.
#[derive(Debug)]
pub struct Files {
    pub picture: &'static str,
    pub destination: &'static str,
    pub on_screen: &'static str,
    /// In the order of [`crate::files::destination::Destination::ALL`].
    pub destinations: [&'static str; 5],
    pub ground: &'static str,
    pub copy_picture: &'static str,
    pub data: &'static str,
    pub copy_table: &'static str,
    pub copied_picture: &'static str,
    pub copied_table: &'static str,
    /// Why a picture is shown instead of being on the clipboard.
    pub not_copied: &'static str,
    /// How many characters this machine has no font for, and the first of them.
    pub boxes: &'static str,
    /// In a picture; the day.
    pub made_on: &'static str,
    /// Beside a code, in a picture.
    pub scan: &'static str,
    /// A finding, its sources, the site's name and the address.
    pub sentence: &'static str,
    /// How the article is spoken of, and by name; of these each once.
    pub names: &'static [(&'static str, &'static str)],
    /// How this site speaks of itself.
    pub this_site: &'static [&'static str],
    pub open_file: &'static str,
    pub cite_sentence: &'static str,
    pub feed: &'static str,
    pub newsroom: &'static str,
    pub newsroom_lede: &'static str,
    pub newsroom_others: &'static str,
    pub newsroom_picture: &'static str,
    /// A day.
    pub newsroom_changed: &'static str,
    /// What is measured, and its value before and after.
    pub value_changed: &'static str,
    /// Which of all years that the service model can simulate.
    pub model_year: &'static str,
    /// When a source appeared.
    pub published: &'static str,
    /// Heights of a frame, in two widths.
    pub framed_height: &'static str,
    pub print: &'static str,
    pub long: &'static str,
    pub long_lede: &'static str,
    pub long_figures: &'static str,
    pub long_none: &'static str,
    /// Titles of figures.
    pub long_left_out: &'static str,
    pub long_parts: &'static str,
    /// A title, which of several pictures this is, and how many there are.
    pub part_of: &'static str,
    pub choose: &'static str,
    pub choose_from: &'static str,
    pub choose_all: &'static str,
    pub choose_indicators: &'static str,
    pub choose_compared: &'static str,
    pub choose_district: &'static str,
    pub select_all: &'static str,
    pub select_none: &'static str,
    pub chosen: &'static str,
    /// Below the settings of a frame; the site's address.
    pub embed_as_shown: &'static str,
    /// Above a preview; its width.
    pub embed_preview: &'static str,
    pub embed_in_wordpress: &'static str,
    pub embed_text_link: &'static str,
    /// Why pictures have neither code nor address.
    pub local_address: &'static str,
}
