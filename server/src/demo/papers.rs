//! Small real files that the demonstration's people attach: letters, orders, tables, all invented.

/// A file to be attached.
#[derive(Debug, Clone)]
pub struct Paper {
    /// Its name as sent.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// What every invented paper says at its end.
const INVENTED: &str = "Демонстрация «Опоры», события вымышлены.";

/// A paper by the name under which it is sent; the ending says what it is.
pub fn paper(name: &str, words: &str) -> Paper {
    let bytes = match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("pdf") => pdf(&name.chars().filter(char::is_ascii_digit).collect::<String>()),
        Some("csv") => format!("показатель;план;факт;примечание\r\n{words}\r\n;;;{INVENTED}\r\n").into_bytes(),
        _ => format!("{name}\r\n\r\n{words}\r\n\r\n{INVENTED}\r\n").into_bytes(),
    };
    Paper { name: name.to_owned(), bytes }
}

/// One page in the built-in typeface, which knows no Russian letters; the number tells one paper from another.
fn pdf(number: &str) -> Vec<u8> {
    let lines = [format!("Opora demo paper {number}"), "Invented events and names.".to_owned()];
    let text: String =
        lines.iter().enumerate().map(|(n, line)| format!("1 0 0 1 72 {} Tm ({line}) Tj ", 760 - 24 * n)).collect();
    let page = format!("BT /F1 16 Tf {text}ET");
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R /Lang (en) >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>".to_owned(),
        format!("<< /Length {} >>\nstream\n{page}\nendstream", page.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    let mut file = "%PDF-1.4\n".to_owned();
    let mut places = Vec::new();
    for (n, object) in objects.iter().enumerate() {
        places.push(file.len());
        file.push_str(&format!("{} 0 obj\n{object}\nendobj\n", n + 1));
    }
    let table = file.len();
    file.push_str(&format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1));
    for place in places {
        file.push_str(&format!("{place:010} 00000 n \n"));
    }
    file.push_str(&format!("trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n", objects.len() + 1));
    file.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_evidence_folder_takes_every_kind_of_paper() {
        let folder = tempfile::tempdir().unwrap();
        let files = files::Files::open(folder.path(), files::Limits::default()).await.unwrap();
        for name in ["Отчёт за I квартал.csv", "Приказ 15.pdf", "Письмо 7.txt"] {
            let paper = paper(name, "слова");
            files.store(&paper.name, "", &paper.bytes).await.unwrap();
        }
    }
}
