//! Which file of `src/` uses which: every path that a file names, in `use` in all its forms, in code and inside of macros, followed
//! through what is imported and through re-exports to the file that declares it. What is reached by a method alone is not seen.

use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;
use syn::visit::{self, Visit};
use syn::{File, Item, UseTree, Visibility};

/// A path from the root of one of the crates, which is its first part: `lib`, `publish` or `app`.
type Path = Vec<String>;

/// Names with colons between them.
static PATH: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"[A-Za-z_]\w*(?: ?:: ?[A-Za-z_]\w*)+").expect("a pattern"));

/// What one file declares, imports and names.
#[derive(Default)]
struct Module {
    file: String,
    path: Path,
    /// Name here, and the path as written.
    imports: BTreeMap<String, Path>,
    /// The names of them that are visible from elsewhere.
    exported: BTreeSet<String>,
    /// Modules all of whose names are imported.
    globs: Vec<(Path, bool)>,
    /// All other paths.
    named: BTreeSet<Path>,
}

/// All files of `src/`.
pub struct Uses {
    modules: BTreeMap<Path, Module>,
}

/// The crate and the modules that a file is: `figures/map/mod.rs` is `lib::figures::map`.
fn path_of(file: &str) -> Path {
    let (root, inside) = match file {
        "main.rs" => ("app", ""),
        _ => file.strip_prefix("bin/publish/").map_or(("lib", file), |inside| ("publish", inside)),
    };
    let inside = inside.trim_end_matches(".rs");
    let inside = if matches!(inside, "lib" | "main") { "" } else { inside.trim_end_matches("/mod") };
    std::iter::once(root).chain(inside.split('/').filter(|part| !part.is_empty())).map(str::to_owned).collect()
}

impl Module {
    fn read(file: &str, text: &str) -> Module {
        let parsed: File = syn::parse_file(text).unwrap_or_else(|error| panic!("{file}: {error}"));
        let mut module = Module { file: file.to_owned(), path: path_of(file), ..Module::default() };
        module.visit_file(&parsed);
        module
    }

    fn import(&mut self, tree: &UseTree, before: &Path, is_exported: bool) {
        let with = |name: &str| before.iter().cloned().chain([name.to_owned()]).collect::<Path>();
        let (name, path) = match tree {
            UseTree::Path(path) => return self.import(&path.tree, &with(&path.ident.to_string()), is_exported),
            UseTree::Group(group) => {
                return group.items.iter().for_each(|item| self.import(item, before, is_exported));
            }
            UseTree::Glob(_) => return self.globs.push((before.clone(), is_exported)),
            // `a::{self}` is `a`.
            UseTree::Name(name) if name.ident == "self" => (before.last().cloned().unwrap_or_default(), before.clone()),
            UseTree::Name(name) => (name.ident.to_string(), with(&name.ident.to_string())),
            UseTree::Rename(rename) => (rename.rename.to_string(), with(&rename.ident.to_string())),
        };
        if is_exported {
            self.exported.insert(name.clone());
        }
        self.imports.insert(name, path);
    }
}

impl<'a> Visit<'a> for Module {
    fn visit_item(&mut self, item: &'a Item) {
        // Tests see more than what they test.
        let is_test = |attribute: &syn::Attribute| {
            attribute.path().is_ident("cfg") && attribute.parse_args::<syn::Ident>().is_ok_and(|name| name == "test")
        };
        match item {
            Item::Mod(inline) if inline.attrs.iter().any(is_test) => {}
            Item::Use(item) => {
                self.import(&item.tree, &Path::new(), !matches!(item.vis, Visibility::Inherited));
            }
            _ => visit::visit_item(self, item),
        }
    }

    /// `pub(super)` names a module and uses nothing of it.
    fn visit_visibility(&mut self, _: &'a Visibility) {}

    fn visit_path(&mut self, path: &'a syn::Path) {
        // A single name is imported, which is seen there, or the file's own.
        if path.segments.len() > 1 {
            self.named.insert(path.segments.iter().map(|segment| segment.ident.to_string()).collect());
        }
        visit::visit_path(self, path);
    }

    /// What is in a macro has no form but its own: of that only paths of two parts and more can be told from other words.
    fn visit_macro(&mut self, inside: &'a syn::Macro) {
        for found in PATH.find_iter(&inside.tokens.to_string()) {
            self.named.insert(found.as_str().split("::").map(|part| part.trim().to_owned()).collect());
        }
        visit::visit_macro(self, inside);
    }
}

impl Uses {
    /// Reads files, each with its path from `src/` and its text.
    pub fn read(sources: &[(String, String)]) -> Uses {
        let modules = sources.iter().map(|(file, text)| Module::read(file, text));
        Uses { modules: modules.map(|module| (module.path.clone(), module)).collect() }
    }

    /// A path as a module writes it, from its crate on; `None` for another library's, and for names of the module itself.
    fn absolute(&self, module: &Module, path: &[String], depth: u8) -> Option<Path> {
        let (first, rest) = path.split_first()?;
        let joined = |base: &[String], rest: &[String]| base.iter().chain(rest).cloned().collect::<Path>();
        match first.as_str() {
            "wanzhou" => Some(joined(&["lib".to_owned()], rest)),
            "crate" => Some(joined(&module.path[..1], rest)),
            "self" => Some(joined(&module.path, rest)),
            "super" => {
                let ups = path.iter().take_while(|part| *part == "super").count();
                Some(joined(module.path.get(..module.path.len().checked_sub(ups)?)?, &path[ups..]))
            }
            _ => {
                let own = joined(&module.path, &path[..1]);
                if self.modules.contains_key(&own) {
                    return Some(joined(&own, rest));
                }
                let imported = module.imports.get(first).filter(|imported| imported.as_slice() != path)?;
                let imported = self.absolute(module, imported, depth.checked_sub(1)?)?;
                Some(joined(&imported, rest))
            }
        }
    }

    /// The module that declares what a path from a crate on names, through re-exports.
    fn declaring(&self, path: &[String], depth: u8) -> Option<&Module> {
        let most = (1..=path.len()).rev().find(|most| self.modules.contains_key(&path[..*most]))?;
        let module = &self.modules[&path[..most]];
        let Some(name) = path.get(most) else { return Some(module) };
        let depth = depth.checked_sub(1)?;
        if module.exported.contains(name) {
            let from = self.absolute(module, &module.imports[name], depth)?;
            return self.declaring(&[&from, &path[most + 1..]].concat(), depth);
        }
        Some(module)
    }

    /// The files that each file uses, with or without what it only re-exports.
    pub fn of_files(&self, with_reexports: bool) -> BTreeMap<&str, BTreeSet<&str>> {
        let mut uses: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for module in self.modules.values() {
            let own = uses.entry(&module.file).or_default();
            let imports = module.imports.iter().filter(|(name, _)| with_reexports || !module.exported.contains(*name));
            let globs =
                module.globs.iter().filter(|(_, is_exported)| with_reexports || !is_exported).map(|(path, _)| path);
            let paths = imports.map(|(_, path)| path).chain(globs).chain(&module.named);
            let used = paths.filter_map(|path| self.declaring(&self.absolute(module, path, 8)?, 8));
            own.extend(used.map(|module| &*module.file).filter(|file| *file != module.file));
        }
        uses
    }

    /// The files of which each uses each other, at least by way of further ones, two and more together. That a `mod.rs` re-exports
    /// what is below it is no use of it.
    pub fn cycles(&self) -> Vec<BTreeSet<&str>> {
        let uses = self.of_files(false);
        let reached = |from: &'_ str| {
            let mut found: BTreeSet<&str> = BTreeSet::new();
            let mut next: Vec<&str> = uses[from].iter().copied().collect();
            while let Some(file) = next.pop() {
                if found.insert(file) {
                    next.extend(&uses[file]);
                }
            }
            found
        };
        let reached: BTreeMap<&str, BTreeSet<&str>> = uses.keys().map(|file| (*file, reached(file))).collect();
        let in_cycles = uses.keys().filter(|file| reached[*file].contains(*file));
        let cycles =
            in_cycles.map(|file| reached[file].iter().copied().filter(|other| reached[other].contains(file)).collect());
        cycles.collect::<BTreeSet<BTreeSet<&str>>>().into_iter().collect()
    }
}
