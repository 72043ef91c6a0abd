//! Components without logic: they show what the layers below have worked out.
//!
//! `site` is what all of them share, with the files that are fetched on need; `page_files` says which page needs which, and
//! `hydration` hydrates a document in parts. `flow_player` and `service_model` are the figures that readers move, `places` the
//! one with lists beside it.

pub mod acts;
pub mod below_figure;
pub mod beside;
pub mod builder;
pub mod chart;
pub mod check_line;
pub mod choropleth;
pub mod copyable;
pub mod districts;
pub mod export;
pub mod figure_card;
pub mod figure_setting;
pub mod filters;
pub mod flow_player;
pub mod hydration;
pub mod labelled_select;
pub mod layout;
pub mod offline;
pub mod page_files;
pub mod picture;
pub mod places;
pub mod provenance;
pub mod rich_text;
pub mod service_model;
pub mod shortcuts;
pub mod site;
pub mod source_line;
pub mod status;
pub mod styled;
pub mod swatch;
pub mod table;

pub use figure_card::FigureCard;
pub use rich_text::rich_text;
pub use site::Site;
