//! A figure as it is shown, and what can be made of it: its table as text, its picture with all that must stand around it.

use super::address::{address_of, origin};
use crate::figures::districts::scene::indicator_of;
use crate::figures::districts::screen::chart;
use crate::figures::text_table::TextTable;
use crate::figures::{FULL, NARROW, Picture, draw, own_span, svg::to_svg};
use crate::files::destination::{Destination, arrange, opens_elsewhere};
use crate::files::grid::Grid;
use crate::files::long_picture::FigureSection;
use crate::files::picture::{Caption, framed, size};
use crate::files::portable;
use crate::model::{Atlas, Card, CardKind, Observation, template::fill_string};
use crate::platform::{LoadError, echarts, save};
use crate::route::{DISTRICTS, Tab};
use crate::text::Locale;
use crate::views::Site;
use leptos::prelude::*;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

/// A picture with all that must stand around it: its SVG, its size in CSS pixels, and how many pixels make one of these.
pub(super) type FinishedPicture = (String, [f64; 2], f64);

/// One on its way.
pub(super) type PictureFuture = Pin<Box<dyn Future<Output = Result<FinishedPicture, LoadError>>>>;

/// Pixels to a CSS pixel where a picture is taken as it is on the screen.
const ON_SCREEN: f64 = 2.0;

/// Formats of a table that is copied.
pub(super) const FORMATS: [&str; 3] = ["Markdown", "HTML", "TSV"];

/// A picture with its size in CSS pixels: as it stands in the page, or one that is drawn when it is wanted.
enum Candidate {
    OnPage(String, [f64; 2]),
    Drawn(Picture),
}

impl Candidate {
    fn measure(&self) -> [f64; 2] {
        match self {
            Candidate::OnPage(_, measure) => *measure,
            Candidate::Drawn(picture) => [picture.width(), picture.height()],
        }
    }

    async fn svg(self) -> Result<String, LoadError> {
        match self {
            Candidate::OnPage(svg, _) => Ok(svg),
            Candidate::Drawn(Picture::Drawing(drawing)) => Ok(to_svg(&drawing)),
            Candidate::Drawn(Picture::Chart(spec)) => {
                echarts::draw(&spec.json, [f64::from(spec.width), f64::from(spec.height)]).await
            }
        }
    }
}

/// A figure as it is shown.
#[derive(Clone)]
pub(super) struct ShownFigure {
    pub(super) site: Site,
    pub(super) card: Arc<Card>,
    pub(super) atlas: Arc<Atlas>,
    pub(super) tab: Tab,
    pub(super) locale: Locale,
}

impl ShownFigure {
    pub(super) fn title(&self) -> String {
        fill_string(self.card.title.get(self.locale), &self.atlas, self.locale)
    }

    pub(super) fn address(&self) -> String {
        address_of(self.site, &self.site.route.get_untracked().figure(&self.card, self.tab), self.locale)
    }

    /// What its files are called: each comparison by what it compares.
    pub(super) fn file_name(&self) -> String {
        if self.card.id != DISTRICTS {
            return self.card.id.to_string();
        }
        self.site
            .route
            .with_untracked(|route| [DISTRICTS, "-", indicator_of(&self.atlas.census, &route.explore)].concat())
    }

    /// The observations that it shows.
    pub(super) fn rows(&self) -> Vec<&Observation> {
        self.card.observations().filter_map(|id| self.atlas.observation(id)).collect()
    }

    pub(super) fn text_table(&self) -> Option<TextTable> {
        TextTable::of(&self.card, &self.atlas, self.locale)
    }

    /// Its table in one of [`FORMATS`].
    pub(super) fn table(&self, format: &str) -> String {
        let mut grid = Grid::of(&self.card, &self.atlas, self.locale);
        grid.below.extend(Some(self.address()).filter(|address| opens_elsewhere(address)));
        let title = self.title();
        match format {
            "HTML" => grid.html(&title),
            "TSV" => grid.tsv(&title),
            _ => grid.markdown(&title),
        }
    }

    /// Its picture with all that must stand around it, how large that is in CSS pixels, and how many pixels make one.
    pub(super) fn finished_picture(&self, destination: Option<Destination>, is_dark: bool) -> PictureFuture {
        let (figure, address) = (self.clone(), self.address());
        let model = self.site.route.with_untracked(|route| route.model);
        Box::pin(async move {
            let ShownFigure { card, atlas, tab, locale, .. } = &figure;
            let caption =
                Caption::of(card, atlas, *locale, *tab, origin(&address, *locale)).with_model(card, atlas, model);
            let theme = destination.map(|destination| match destination {
                Destination::Print => "print",
                _ if is_dark => "dark",
                _ => "light",
            });
            let finished = |svg: &str| {
                let colours = save::Colours::of(theme).ok_or(LoadError::Content)?;
                let svg = portable(svg, *locale, &|name| colours.value(name));
                let size = size(&svg).ok_or(LoadError::Content)?;
                Ok((svg, size))
            };
            let Some(destination) = destination else {
                let (inner, measure) = save::shown_picture(&card.id).ok_or(LoadError::Content)?;
                let (svg, size) = finished(&framed(&inner, measure, &caption))?;
                return Ok((svg, size, ON_SCREEN));
            };
            let mut candidates = figure.candidates(destination);
            let measures: Vec<[f64; 2]> = candidates.iter().map(Candidate::measure).collect();
            let code = Some(&*address).filter(|address| opens_elsewhere(address));
            let arranged = arrange(destination, &measures, &caption, code).ok_or(LoadError::Content)?;
            let inner = match arranged.picture {
                Some(at) => candidates.swap_remove(at).svg().await?,
                None => String::new(),
            };
            let (svg, size) = finished(&arranged.layout.with(&inner, &arranged.caption))?;
            Ok((svg, size, arranged.scale))
        })
    }

    /// Its picture as a phone has it, to stand among others.
    ///
    /// # Errors
    /// [`LoadError::Network`] where ECharts could not be loaded, [`LoadError::Content`] where there is nothing to draw.
    pub(super) async fn section(self) -> Result<FigureSection, LoadError> {
        let ShownFigure { card, atlas, tab, locale, .. } = &self;
        let address = Some(self.address()).filter(|address| opens_elsewhere(address));
        let caption = Caption::of(card, atlas, *locale, *tab, address.unwrap_or_default());
        let drawn = Candidate::Drawn(draw(card, atlas, *locale, NARROW).map_err(|_| LoadError::Content)?);
        Ok(FigureSection { size: drawn.measure(), svg: drawn.svg().await?, caption })
    }

    /// The pictures that a destination can choose from. What a reader has set stands in the page alone.
    fn candidates(&self, destination: Destination) -> Vec<Candidate> {
        let is_set = self.tab != Tab::Chart || self.card.kind == CardKind::ServiceModel;
        let full = (own_span(&self.card) == 12).then_some(FULL);
        let widths = destination.widths(full);
        let compared = (self.card.id == DISTRICTS).then(|| self.site.route.get_untracked().explore);
        let drawn = |width: &f64| {
            let picture = match &compared {
                Some(explore) => chart(&self.atlas, explore, self.locale, *width).map(Picture::Chart),
                None => draw(&self.card, &self.atlas, self.locale, *width).ok(),
            };
            picture.map(Candidate::Drawn)
        };
        let all: Vec<Candidate> = widths.iter().filter(|_| !is_set).filter_map(drawn).collect();
        if !all.is_empty() {
            return all;
        }
        let on_page = save::pictures(&self.card.id).into_iter();
        on_page.map(|(svg, measure)| Candidate::OnPage(svg, measure)).collect()
    }
}
