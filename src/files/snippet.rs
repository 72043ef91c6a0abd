//! What is pasted into a page of another site to have a figure there.

use crate::text::escape::any_markup as escape;

/// What gives a frame the height of its figure; without it the frame keeps the height that it has.
const LISTEN: &str = "<script>addEventListener(\"message\",e=>{const h=Object.values(e.data?.[\"datawrapper-height\"]??{})[0];if(h)for(const f of document.querySelectorAll(\"iframe\"))if(f.contentWindow===e.source)f.style.height=h+\"px\"})</script>";

/// A figure as it is in a page of another site. Addresses are whole, and hold nothing that an attribute does not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// Its title, as plain text.
    pub title: String,
    /// Where its link leads.
    pub link: String,
    /// Its picture of 1200 × 630 pixels, where it has one.
    pub image: Option<String>,
}

impl Snippet {
    /// What is left where a host takes out frames and scripts: a picture that leads to the figure, no wider than its column;
    /// its title where it has no picture.
    pub fn picture(&self) -> String {
        let (link, title) = (&self.link, escape(&self.title));
        match &self.image {
            None => format!("<a href=\"{link}\">{title}</a>"),
            Some(image) => format!(
                "<a href=\"{link}\"><img src=\"{}\" width=\"1200\" height=\"630\" loading=\"lazy\" style=\"max-width:100%;height:auto\" alt=\"{title}\"></a>",
                image
            ),
        }
    }

    /// A frame of an address, `height` CSS pixels high until its figure says its own, and no wider than `width`.
    pub fn frame(&self, source: &str, width: Option<u32>, height: i32) -> String {
        let width = width.map_or_else(String::new, |width| format!("max-width:{width}px;"));
        format!(
            "<iframe src=\"{}\" title=\"{}\" loading=\"lazy\" allow=\"clipboard-write\" style=\"width:100%;{width}height:{height}px;border:0\">{}</iframe>\n{LISTEN}",
            source,
            escape(&self.title),
            self.picture()
        )
    }

    /// The element that `script` makes a frame of, with its attributes; one without a value is there or not.
    pub fn element(&self, script: &str, figure: &str, attributes: &[(&str, String)]) -> String {
        let attributes: String = attributes
            .iter()
            .map(|(name, value)| match value.is_empty() {
                true => format!(" {name}"),
                false => format!(" {name}=\"{}\"", escape(value)),
            })
            .collect();
        format!(
            "<script async src=\"{}\"></script>\n<wanzhou-figure figure=\"{figure}\"{attributes}>{}</wanzhou-figure>",
            script,
            self.picture()
        )
    }
}
