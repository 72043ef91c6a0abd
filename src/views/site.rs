//! What every component shares: the data, the route, and the files that are fetched when first needed.

use super::hydration::Hydration;
use super::page_files::{File, Load, PageData, files_of};
use crate::figures::default_card::is_undocumented;
use crate::figures::districts::scene::is_offered;
use crate::figures::profile::district_of;
use crate::figures::profile::is_documented_part;
use crate::model::{Atlas, DataError};
use crate::platform::{LoadError, fetch, location, yield_to_browser};
use crate::route::{Notice, Page, Route, document_path, route_path};
use crate::text::{Locale, Messages, messages};
use leptos::prelude::*;
use std::cell::RefCell;
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;
use std::sync::Arc;

/// Shared state. The route is the only part that readers write.
#[derive(Clone, Copy)]
pub struct Site {
    /// All data read so far.
    pub atlas: RwSignal<Arc<Atlas>>,
    /// Entries that were left out of it.
    pub problems: RwSignal<Vec<DataError>>,
    /// Files asked for so far.
    pub loads: RwSignal<BTreeMap<File, Load>>,
    /// Where the reader is.
    pub route: RwSignal<Route>,
    /// Parts of the address that were not understood.
    pub notices: RwSignal<Vec<Notice>>,
    /// Whether the list of keys is open.
    pub shortcuts: RwSignal<bool>,
    /// The language used last time.
    pub remembered: RwSignal<Option<Locale>>,
    /// The language of the page: the address's, else the remembered one, else Chinese. In a frame nothing is remembered.
    pub locale: Memo<Locale>,
    /// What this document shows where its address has no hash.
    context: StoredValue<DocumentContext>,
    /// What of the document is left to be hydrated.
    pub hydration: Hydration,
    /// Files that are fetched but not yet ingested: see [`Site::ensure_loaded`].
    fetched: StoredValue<VecDeque<Texts>>,
    /// Whether some of them are being ingested.
    reading: StoredValue<bool>,
}

/// Files that were asked for together, each with its text.
type Texts = Vec<(File, Result<String, LoadError>)>;

/// A document of the site: what it shows by itself, and the way from it to the files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocumentContext {
    /// Where the reader is without a hash.
    pub route: Route,
    /// From the document's folder to the site's: `../../`, or nothing.
    pub root: String,
    /// Size in bytes and date of the site in one file, `1134735 2026-11-23`; empty in that file itself.
    pub single: String,
    /// Whether the document was prerendered from the very data that have been read.
    pub is_of_data: bool,
}

impl Site {
    /// A site over the data loaded so far, as a document first shows it.
    pub fn new(page_data: PageData, context: DocumentContext) -> Site {
        let route = RwSignal::new(context.route.clone());
        let remembered = RwSignal::new(None);
        Site {
            atlas: RwSignal::new(Arc::new(page_data.atlas)),
            problems: RwSignal::new(page_data.problems),
            loads: RwSignal::new(page_data.loads),
            route,
            notices: RwSignal::default(),
            shortcuts: RwSignal::default(),
            remembered,
            locale: Memo::new(move |_| {
                let framed = route.with(|r| matches!(r.page, Page::Embed(_)));
                route.with(|r| r.lang).or(remembered.get().filter(|_| !framed)).unwrap_or_default()
            }),
            context: StoredValue::new(context),
            hydration: Hydration::default(),
            fetched: StoredValue::default(),
            reading: StoredValue::new(false),
        }
    }

    /// What this document shows without a hash.
    pub fn document_route(&self) -> Route {
        self.context.with_value(|context| context.route.clone())
    }

    /// Size in bytes and date of the site in one file, where there is one to take.
    pub fn single_file(&self) -> Option<(f64, String)> {
        self.context.with_value(|context| {
            let (size, date) = context.single.split_once(' ')?;
            Some((size.parse().ok()?, date.to_owned()))
        })
    }

    /// The address of a file of the site, from this document.
    pub fn file(&self, path: &str) -> String {
        self.context.with_value(|context| format!("{}{path}", context.root))
    }

    /// The site of the component that asks.
    pub fn from_context() -> Site {
        expect_context::<Site>()
    }

    /// The site's own words in the page's language; tracks it.
    pub fn words(&self) -> &'static Messages {
        messages(self.locale.get())
    }

    /// The address of a page with the reader's settings; tracks them.
    pub fn href(&self, page: Page) -> String {
        self.address(&self.route.with(|route| route.to(page)))
    }

    /// The address of a route. On a host every page has a document, which it leads to; what changes nothing but the settings
    /// of this page stays in it. The site in one file has no other documents.
    pub fn address(&self, route: &Route) -> String {
        let (current, locale) = (self.route.get(), self.locale.get());
        let lang = route.lang.unwrap_or(locale);
        // On the document of one indicator, a route without one is that of the page `districts/`.
        let is_of_page = route.explore.y.is_some() || self.document_route().explore.y.is_none();
        let is_set = !Route { lang: None, ..route.clone() }.settings().is_empty();
        let stays = current.page == route.page && lang == locale && is_of_page && is_set;
        if stays || self.single_file().is_none() {
            return self.hash(route);
        }
        // What a host asks for is not the reader's choice.
        let theme = route.theme.filter(|_| !matches!(current.page, Page::Embed(_)));
        self.document(&Route { theme, lang: Some(lang), ..route.clone() })
    }

    /// The hash of a route that stays in this document: settings alone, where they are those of the document's own page.
    pub fn hash(&self, route: &Route) -> String {
        let own = self.document_route();
        let is_own = route.page == own.page
            && (route.explore.y.is_some() || own.explore.y.is_none())
            && route.lang.unwrap_or_else(|| self.locale.get_untracked()) == own.lang.unwrap_or_default();
        if !is_own || self.single_file().is_none() {
            return route.to_string();
        }
        let mut further = Route { lang: None, ..route.clone() };
        further.explore.y.take_if(|y| own.explore.y.as_ref() == Some(y));
        let settings = further.settings();
        if settings.is_empty() { "#?".to_owned() } else { format!("#{settings}") }
    }

    /// Goes to another state of this page as a link does: the back button returns.
    pub fn navigate(&self, route: &Route) {
        location::set_hash(&self.hash(route));
    }

    /// Whether a page has no document of its own: the site's first one draws it.
    fn is_undocumented(&self, page: &Page) -> bool {
        self.atlas.with_untracked(|atlas| match page {
            Page::Indicator(id) | Page::Embed(id) => is_undocumented(id, atlas),
            Page::District(id) => district_of(id, atlas).is_none(),
            _ => false,
        })
    }

    /// The address of a page's own document, from this one, with what is set beside its language; of a page that has none the
    /// site's first one, with the page behind it.
    pub fn document(&self, route: &Route) -> String {
        if self.is_undocumented(&route.page) {
            let first = document_path(&Page::Story, route.lang.unwrap_or_default());
            return self.file(&format!("{first}{}", Route { lang: None, ..route.clone() }));
        }
        let mut further = Route { lang: None, ..route.clone() };
        let is_offered = |id: &String| self.atlas.with_untracked(|atlas| is_offered(&atlas.census, id));
        let path = match further.explore.y.take_if(|id| route.page == Page::Districts && is_offered(id)) {
            Some(_) => route_path(route, route.lang.unwrap_or_default()),
            None => document_path(&route.page, route.lang.unwrap_or_default()),
        };
        let settings = further.settings();
        let hash = if settings.is_empty() { settings } else { format!("#{settings}") };
        Some(self.file(&format!("{path}{hash}"))).filter(|way| !way.is_empty()).unwrap_or_else(|| "./".to_owned())
    }

    /// The address of the document of the page that is shown, in its language, where that was made of the same data. That of
    /// the map is nearly as large as what draws charts.
    pub fn own_document(&self) -> Option<String> {
        let page = self.route.with_untracked(|route| route.page.clone());
        // What is shown in place of a figure that there is not has no document at its address.
        let is_known = self.atlas.with_untracked(|atlas| match &page {
            Page::Indicator(id) | Page::Embed(id) => {
                atlas.cards.get(id).is_some() || atlas.indicators.get(id).is_some() || is_documented_part(id)
            }
            _ => true,
        });
        if matches!(page, Page::Map | Page::Districts) || !is_known || self.is_undocumented(&page) {
            return None;
        }
        let route = Route { page, lang: Some(self.locale.get_untracked()), ..Route::default() };
        self.context.with_value(|context| context.is_of_data).then(|| self.document(&route))
    }

    /// Adds a notice about a part of the address that means nothing here.
    pub fn add_notice(self, part: String) {
        let notice = Notice { part };
        if self.notices.with_untracked(|all| !all.contains(&notice)) {
            self.notices.update(|all| all.push(notice));
        }
    }

    /// What an address says that means nothing here: what was found out about it before stays as long as it says so.
    pub fn set_notices(self, address: &str, notices: Vec<Notice>) {
        self.notices.update(|all| {
            all.retain(|known| address.contains(&known.part) && !notices.contains(known));
            all.extend(notices);
        });
    }

    /// Takes another state of the page. Typing, stepping and sliding are no journeys: the back button leaves the page.
    pub fn replace(self, route: Route) {
        self.hydration.hydrate_all();
        let address = self.hash(&route);
        location::replace(&address);
        self.set_notices(&address, Vec::new());
        self.route.set(route);
    }

    /// How far the files of a page have come, taken together; tracks them.
    pub fn load_of(&self, page: &Page) -> Load {
        self.loads.with(|loads| {
            let mut all = Load::Ready;
            for file in files_of(page) {
                match loads.get(&file) {
                    Some(Load::Failed(_)) if file.is_ornament() => {}
                    Some(Load::Failed(error)) => return Load::Failed(error.clone()),
                    Some(Load::Ready) => {}
                    _ => all = Load::Loading,
                }
            }
            all
        })
    }

    /// Fetches what a page needs and is neither loaded nor loading, and ingests it together: each time the data
    /// change, all that depends on them is drawn anew. Asking again after a failure tries again.
    pub fn ensure_loaded(self, page: &Page) {
        let requested = |file: &File| {
            matches!(self.loads.with_untracked(|l| l.get(file).cloned()), Some(Load::Loading | Load::Ready))
        };
        let asked: Vec<File> = files_of(page).into_iter().filter(|file| !requested(file)).collect();
        if asked.is_empty() {
            return;
        }
        self.loads.update(|loads| loads.extend(asked.iter().map(|&file| (file, Load::Loading))));
        let count = asked.len();
        let texts = Rc::new(RefCell::new(Vec::new()));
        for file in asked {
            let texts = Rc::clone(&texts);
            leptos::task::spawn_local(async move {
                let text = fetch::text(&self.file(&file.path())).await;
                texts.borrow_mut().push((file, text));
                if texts.borrow().len() == count {
                    self.fetched.update_value(|fetched| fetched.push_back(texts.take()));
                    self.ingest_fetched().await;
                }
            });
        }
    }

    /// Ingests the fetched files one by one, so that the page stays responsive; those fetched meanwhile follow.
    async fn ingest_fetched(self) {
        if self.reading.try_update_value(|reading| std::mem::replace(reading, true)) != Some(false) {
            return;
        }
        while let Some(texts) = self.fetched.try_update_value(VecDeque::pop_front).flatten() {
            let atlas = (*self.atlas.get_untracked()).clone();
            let mut page_data = PageData { atlas, problems: self.problems.get_untracked(), ..PageData::default() };
            for (file, text) in texts {
                yield_to_browser().await;
                if let Err(error) = text.and_then(|text| page_data.record(file, &text)) {
                    page_data.loads.insert(file, Load::Failed(error));
                }
            }
            yield_to_browser().await;
            page_data.finish();
            self.apply_data(page_data);
        }
        self.reading.set_value(false);
    }

    fn apply_data(self, page_data: PageData) {
        self.hydration.hydrate_all();
        self.atlas.set(Arc::new(page_data.atlas));
        if self.problems.with_untracked(Vec::len) != page_data.problems.len() {
            self.problems.set(page_data.problems);
        }
        self.loads.update(|loads| loads.extend(page_data.loads));
    }
}
