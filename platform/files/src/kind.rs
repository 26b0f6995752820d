//! The kinds of files that can be evidence.

/// A kind that is allowed, as its content showed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FileKind {
    /// A document for reading and print.
    Pdf,
    /// A Word document without macros.
    Docx,
    /// An Excel workbook without macros.
    Xlsx,
    /// A text document of OpenDocument.
    Odt,
    /// A spreadsheet of OpenDocument.
    Ods,
    /// A picture without loss.
    Png,
    /// A photograph or a scan.
    Jpeg,
    /// Plain text.
    Text,
    /// Text with separators.
    Csv,
    /// A detached electronic signature (CMS). It is kept, not verified.
    Signature,
}

impl FileKind {
    /// The usual ending of a name, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Odt => "odt",
            Self::Ods => "ods",
            Self::Png => "png",
            Self::Jpeg => "jpg",
            Self::Text => "txt",
            Self::Csv => "csv",
            Self::Signature => "sig",
        }
    }

    /// The type to serve it with, always together with `X-Content-Type-Options: nosniff`.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Odt => "application/vnd.oasis.opendocument.text",
            Self::Ods => "application/vnd.oasis.opendocument.spreadsheet",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            // The letters may be windows-1251, so no charset is promised.
            Self::Text => "text/plain",
            Self::Csv => "text/csv",
            Self::Signature => "application/pkcs7-signature",
        }
    }

    /// The kind that an ending claims, if it is an allowed one.
    pub fn from_extension(extension: &str) -> Option<Self> {
        Some(match extension.to_lowercase().as_str() {
            "pdf" => Self::Pdf,
            "docx" => Self::Docx,
            "xlsx" => Self::Xlsx,
            "odt" => Self::Odt,
            "ods" => Self::Ods,
            "png" => Self::Png,
            "jpg" | "jpeg" => Self::Jpeg,
            "txt" => Self::Text,
            "csv" => Self::Csv,
            "sig" | "p7s" | "sgn" => Self::Signature,
            _ => return None,
        })
    }

    /// A word that a feature stores beside the key; [`FileKind::from_extension`] reads it back.
    pub fn code(self) -> &'static str {
        self.extension()
    }
}
