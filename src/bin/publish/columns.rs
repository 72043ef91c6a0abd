//! The tables as they are published: what is edited as tidy CSV, one value a row, is packed into columns.

use super::folders::{Failure, Folders};
use wanzhou::model::census::{FILES, long, wide};
use wanzhou::model::parse::extend;
use wanzhou::views::page_files::{CENSUS, File, PageData};

/// Writes the columns of all tables, and what there is to know of them without the spaces that make it readable.
pub fn write(folders: &Folders, core: &PageData) -> Result<(), Failure> {
    let path = File::Data(CENSUS).path();
    let text = folders.read(&format!("public/{path}"))?;
    let plain: serde_json::Value = serde_json::from_str(&text).map_err(|e| format!("public/{path}: {e}"))?;
    folders.write(&path, plain.to_string().as_bytes())?;
    let mut atlas = core.atlas.clone();
    extend(&mut atlas, [(CENSUS, text.as_str())]);
    for name in FILES {
        let table = folders.read(&format!("public/data/census/{name}.csv"))?;
        let (columns, problems) = long::read(name, &table, &atlas.census);
        for problem in &problems {
            eprintln!("publish: left out {problem}");
        }
        folders.write(&File::Columns(name).path(), wide::write(&columns, &problems).as_bytes())?;
    }
    Ok(())
}
