//! The command line: what may be asked of the binary, and what it answers.

use std::net::SocketAddr;
use std::path::PathBuf;

use ::policy::Role;
use clap::{Args, Parser, Subcommand};
use jiff::civil::Date;

/// Опора ведёт соглашения, которые подписывают ради качества образования.
#[derive(Debug, Parser)]
#[command(name = "opora", version, about, disable_help_subcommand = true)]
pub struct CommandLine {
    /// Файл настроек; переменные OPORA_… сильнее его
    #[arg(long, global = true, value_name = "ФАЙЛ", env = "OPORA_CONFIG")]
    pub config: Option<PathBuf>,
    /// Что сделать
    #[command(subcommand)]
    pub command: Command,
}

/// What may be asked.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Работать: принимать запросы до Ctrl-C или SIGTERM
    Serve,
    /// Привести таблицы базы к этой версии
    Migrate {
        /// Только проверить; код 1, если есть неприменённые шаги
        #[arg(long)]
        check: bool,
    },
    /// Учётные записи
    User {
        /// Что сделать
        #[command(subcommand)]
        command: UserCommand,
    },
    /// Проверить, цело ли хранимое; код 1, если найдено неладное
    Doctor {
        /// Ответить в JSON
        #[arg(long)]
        json: bool,
    },
    /// Прочитать фразу о сроке и назвать даты
    #[command(disable_help_flag = true)]
    Deadline {
        /// Фраза и её условия: --on, --year, --school-year, --term, --json
        #[arg(trailing_var_arg = true, allow_hyphen_values = true, required = true, value_name = "ФРАЗА")]
        words: Vec<String>,
    },
    /// Показать, кто что вправе делать
    Policy,
    /// Показать вымышленный регион на выбранный день
    Demo {
        /// Где принимать запросы
        #[arg(long, value_name = "АДРЕС", default_value = "127.0.0.1:8080")]
        listen: SocketAddr,
        /// Папка для данных; без неё – в кэше пользователя
        #[arg(long, value_name = "ПАПКА")]
        data: Option<PathBuf>,
        /// День демонстрации
        #[arg(long, value_name = "ДАТА", default_value = "2022-10-20")]
        on: Date,
    },
}

/// What may be done with accounts.
#[derive(Debug, Subcommand)]
pub enum UserCommand {
    /// Завести человека с ролью; пароль спрашивается или читается из стандартного ввода
    Add(UserAdd),
}

/// Who is to be added.
#[derive(Debug, Clone, Args)]
pub struct UserAdd {
    /// Электронная почта или логин
    #[arg(long, value_name = "ЛОГИН")]
    pub login: String,
    /// Фамилия, имя, отчество
    #[arg(long, value_name = "ФИО")]
    pub name: String,
    /// Организация; если такой ещё нет, она заводится
    #[arg(long, value_name = "НАЗВАНИЕ")]
    pub organisation: String,
    /// Роль: administrator, ministry_officer, municipal_officer, institute_officer, head …
    #[arg(long, value_name = "РОЛЬ", value_parser = role)]
    pub role: Role,
    /// Должность
    #[arg(long, value_name = "ДОЛЖНОСТЬ", default_value = "администратор «Опоры»")]
    pub position: String,
    /// Часовой пояс новой организации
    #[arg(long, value_name = "ПОЯС", default_value = "Europe/Moscow")]
    pub zone: String,
}

fn role(word: &str) -> Result<Role, String> {
    Role::parse(word).ok_or_else(|| {
        let known: Vec<&str> = Role::ALL.iter().map(|role| role.as_str()).collect();
        format!("роль – одна из: {}", known.join(", "))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_holds_together() {
        CommandLine::command().debug_assert();
    }

    #[test]
    fn a_phrase_keeps_its_options() {
        let read =
            CommandLine::try_parse_from(["opora", "deadline", "до 1 сентября", "--year", "2022", "--json"]).unwrap();
        assert!(
            matches!(read.command, Command::Deadline { words } if words == ["до 1 сентября", "--year", "2022", "--json"])
        );
    }

    #[test]
    fn a_password_has_no_place_in_the_arguments() {
        let told = CommandLine::try_parse_from([
            "opora",
            "user",
            "add",
            "--login",
            "a@b.example",
            "--name",
            "Орлова Дарья",
            "--organisation",
            "Министерство",
            "--role",
            "administrator",
            "--password",
            "x",
        ]);
        assert!(told.is_err());
    }
}
