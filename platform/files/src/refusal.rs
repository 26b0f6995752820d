//! Why a file was not taken, in words for the person who sent it.

/// A file that was not taken; the sender can do something about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FileRefusal {
    /// No bytes.
    #[error("the file is empty")]
    Empty,
    /// More bytes than allowed.
    #[error("the file is larger than {limit} bytes")]
    TooLarge {
        /// The limit, bytes.
        limit: u64,
    },
    /// A kind that cannot be evidence here.
    #[error("the kind of file is not allowed")]
    KindNotAllowed,
    /// An archive: what is inside cannot be seen by the one who confirms.
    #[error("an archive is not allowed")]
    Archive,
    /// The name promises another kind than the content is.
    #[error("the name and the content disagree")]
    Disguised,
    /// A program or a script.
    #[error("the file is a program")]
    Executable,
    /// An Office or OpenDocument file with macros.
    #[error("the file has macros")]
    Macros,
    /// A file with a password: nobody could read it as evidence.
    #[error("the file has a password")]
    Password,
    /// DOC or XLS of 1997–2003, which can hide macros.
    #[error("the file is of Office 97-2003")]
    OldOffice,
    /// An office file that is cut off or damaged.
    #[error("the file is damaged")]
    Damaged,
}

impl FileRefusal {
    /// One or two short Russian sentences.
    pub fn russian(self) -> String {
        match self {
            Self::Empty => "Файл пуст.".to_owned(),
            Self::TooLarge { limit } => {
                format!("Файл слишком большой: можно до {} МБ.", limit / (1024 * 1024))
            }
            Self::KindNotAllowed => "Такой файл приложить нельзя. Подойдут PDF, DOCX, XLSX, ODT, ODS, PNG, JPEG, TXT, \
                 CSV и файл подписи SIG или P7S."
                .to_owned(),
            Self::Archive => "Архив приложить нельзя. Приложите файлы по одному.".to_owned(),
            Self::Disguised => "Содержимое файла не соответствует его расширению. Сохраните файл заново.".to_owned(),
            Self::Executable => "Это программа, а не документ.".to_owned(),
            Self::Macros => "В файле есть макросы. Сохраните его без макросов.".to_owned(),
            Self::Password => "Файл защищён паролем. Снимите пароль.".to_owned(),
            Self::OldOffice => "Это старый формат DOC или XLS. Сохраните файл как DOCX, XLSX или PDF.".to_owned(),
            Self::Damaged => "Файл повреждён или передан не до конца.".to_owned(),
        }
    }

    /// One or two short English sentences.
    pub fn english(self) -> String {
        match self {
            Self::Empty => "The file is empty.".to_owned(),
            Self::TooLarge { limit } => {
                format!("The file is too large: up to {} MB are allowed.", limit / (1024 * 1024))
            }
            Self::KindNotAllowed => "This kind of file cannot be attached. PDF, DOCX, XLSX, ODT, \
                 ODS, PNG, JPEG, TXT, CSV and a signature file SIG or P7S can."
                .to_owned(),
            Self::Archive => "An archive cannot be attached. Attach the files one by one.".to_owned(),
            Self::Disguised => "The content of the file does not match its extension. Save it again.".to_owned(),
            Self::Executable => "This is a program, not a document.".to_owned(),
            Self::Macros => "The file has macros. Save it without macros.".to_owned(),
            Self::Password => "The file has a password. Take it off.".to_owned(),
            Self::OldOffice => "This is the old DOC or XLS format. Save it as DOCX, XLSX or PDF.".to_owned(),
            Self::Damaged => "The file is damaged or was not sent to its end.".to_owned(),
        }
    }
}

/// Why a file was not stored.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// The sender's doing.
    #[error(transparent)]
    Refused(#[from] FileRefusal),
    /// The folder's doing: a full disk, missing rights.
    #[error("the file store failed: {0}")]
    Storage(#[from] std::io::Error),
}
