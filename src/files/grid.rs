//! A figure's table as text to be pasted: into a spreadsheet, a web page, or a document in Markdown.

/// Heads and rows of cells, all as they are read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    /// Heads, one a column.
    pub head: Vec<String>,
    /// Cells, as many as heads.
    pub rows: Vec<Vec<String>>,
}

impl Grid {
    /// Cells parted by tabs, as spreadsheets paste them. A cell with a line break would be two.
    pub fn tsv(&self) -> String {
        let line = |cells: &Vec<String>| {
            let cells: Vec<String> = cells.iter().map(|cell| one_line(cell).replace('\t', " ")).collect();
            cells.join("\t") + "\n"
        };
        [line(&self.head)].into_iter().chain(self.rows.iter().map(line)).collect()
    }

    /// A table in Markdown (GFM).
    pub fn markdown(&self) -> String {
        let line = |cells: &Vec<String>| {
            let cells: Vec<String> = cells.iter().map(|cell| escaped_markdown(&one_line(cell))).collect();
            format!("| {} |\n", cells.join(" | "))
        };
        let rule = format!("|{}\n", " --- |".repeat(self.head.len()));
        [line(&self.head), rule].into_iter().chain(self.rows.iter().map(line)).collect()
    }

    /// A `<table>` with a caption, the first cell of each row its head.
    pub fn html(&self, caption: &str) -> String {
        let escaped = crate::figures::svg::escaped;
        let head: String = self.head.iter().map(|cell| format!("<th scope=\"col\">{}</th>", escaped(cell))).collect();
        let cell = |(at, cell): (usize, &String)| match at {
            0 => format!("<th scope=\"row\">{}</th>", escaped(cell)),
            _ => format!("<td>{}</td>", escaped(cell)),
        };
        let row =
            |cells: &Vec<String>| format!("<tr>{}</tr>\n", cells.iter().enumerate().map(cell).collect::<String>());
        let rows: String = self.rows.iter().map(row).collect();
        format!(
            "<table>\n<caption>{}</caption>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n",
            escaped(caption)
        )
    }
}

fn one_line(cell: &str) -> String {
    cell.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What Markdown would read as a mark, as letters.
fn escaped_markdown(cell: &str) -> String {
    let mark = |c: char| matches!(c, '|' | '\\' | '*' | '_' | '`' | '<' | '[' | ']' | '~');
    cell.chars().flat_map(|c| mark(c).then_some('\\').into_iter().chain([c])).collect()
}
