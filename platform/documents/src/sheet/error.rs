//! Why a table could not be read, and what its sender can do about it.

/// A table that was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SheetError {
    /// No bytes, or no filled cell.
    #[error("the table is empty")]
    Empty,
    /// The file is larger than its limit.
    #[error("the file has {found} bytes, the limit is {limit}")]
    FileTooLarge {
        /// Its size, bytes.
        found: usize,
        /// The limit, bytes.
        limit: usize,
    },
    /// The workbook unpacks to more than its limit: a «zip bomb», or simply far too much.
    #[error("the workbook unpacks to more than {limit} bytes")]
    UnpacksTooLarge {
        /// The limit, bytes.
        limit: u64,
    },
    /// A filled cell below the last allowed row.
    #[error("more than {limit} rows")]
    TooManyRows {
        /// The last allowed row.
        limit: u32,
    },
    /// A filled cell right of the last allowed column.
    #[error("more than {limit} columns")]
    TooManyColumns {
        /// The last allowed column.
        limit: u32,
    },
    /// More filled cells than allowed.
    #[error("more than {limit} cells")]
    TooManyCells {
        /// How many are allowed.
        limit: usize,
    },
    /// Neither a workbook nor text.
    #[error("the file is no table")]
    NotATable,
    /// A workbook of Excel 97–2003 (`.xls`).
    #[error("a workbook of Excel 97-2003")]
    OldExcel,
    /// A spreadsheet of OpenDocument (`.ods`).
    #[error("a spreadsheet of OpenDocument")]
    OpenDocument,
    /// A workbook with a password.
    #[error("the workbook has a password")]
    Password,
    /// A workbook with macros.
    #[error("the workbook has macros")]
    Macros,
    /// A workbook that is cut off or damaged; the text is for the log.
    #[error("the workbook is damaged: {0}")]
    Damaged(String),
}

impl SheetError {
    /// One or two short Russian sentences.
    pub fn russian(&self) -> String {
        match self {
            Self::Empty => "Таблица пуста.".to_owned(),
            Self::FileTooLarge { limit, .. } => {
                format!("Файл слишком большой: можно до {} МБ.", limit / (1024 * 1024))
            }
            Self::UnpacksTooLarge { .. } => "В книге слишком много данных. Оставьте только нужный лист.".to_owned(),
            Self::TooManyRows { limit } => format!("Строк больше {limit}. Разделите таблицу."),
            Self::TooManyColumns { limit } => format!("Столбцов больше {limit}."),
            Self::TooManyCells { limit } => {
                format!("Заполненных ячеек больше {limit}. Разделите таблицу.")
            }
            Self::NotATable => "Это не таблица. Пришлите файл XLSX или CSV.".to_owned(),
            Self::OldExcel => "Это старый формат XLS. Сохраните книгу как «Книга Excel (XLSX)».".to_owned(),
            Self::OpenDocument => "Это таблица ODS. Сохраните её как XLSX или CSV.".to_owned(),
            Self::Password => "Книга защищена паролем. Снимите пароль.".to_owned(),
            Self::Macros => "В книге есть макросы. Сохраните её как XLSX без макросов.".to_owned(),
            Self::Damaged(_) => "Файл повреждён или передан не до конца.".to_owned(),
        }
    }

    /// One or two short English sentences.
    pub fn english(&self) -> String {
        match self {
            Self::Empty => "The table is empty.".to_owned(),
            Self::FileTooLarge { limit, .. } => {
                format!("The file is too large: up to {} MB are allowed.", limit / (1024 * 1024))
            }
            Self::UnpacksTooLarge { .. } => {
                "The workbook holds too much data. Keep only the sheet that is needed.".to_owned()
            }
            Self::TooManyRows { limit } => format!("More than {limit} rows. Split the table."),
            Self::TooManyColumns { limit } => format!("More than {limit} columns."),
            Self::TooManyCells { limit } => {
                format!("More than {limit} filled cells. Split the table.")
            }
            Self::NotATable => "This is no table. Send an XLSX or CSV file.".to_owned(),
            Self::OldExcel => "This is the old XLS format. Save the workbook as XLSX.".to_owned(),
            Self::OpenDocument => "This is an ODS table. Save it as XLSX or CSV.".to_owned(),
            Self::Password => "The workbook has a password. Take it off.".to_owned(),
            Self::Macros => "The workbook has macros. Save it as XLSX without macros.".to_owned(),
            Self::Damaged(_) => "The file is damaged or was not sent to its end.".to_owned(),
        }
    }
}
