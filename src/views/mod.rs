//! Components without logic: they show what the layers below have worked out.

pub mod arrived;
pub mod builder;
pub mod chart;
pub mod check_line;
pub mod choropleth;
pub mod chrome;
pub mod copyable;
pub mod districts;
pub mod figure_card;
pub mod filled;
pub mod filters;
pub mod flow_player;
pub mod hydration;
pub mod offline;
pub mod picture;
pub mod places;
pub mod provenance;
pub mod service_model;
pub mod shortcuts;
pub mod site;
pub mod status;
pub mod styled;
pub mod swatch;
pub mod table;
pub mod take;

pub use figure_card::FigureCard;
pub use filled::filled;
pub use site::Site;
