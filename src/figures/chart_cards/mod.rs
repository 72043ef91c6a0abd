//! Cards whose charts ECharts draws: from the roles of a card to the plain numbers of [`super::charts`].

pub mod columns;
pub mod line;
pub mod lollipop;
pub mod ranking;
