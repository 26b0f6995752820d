//! Every statement of obligations.

pub mod acts;
pub mod around;
pub mod board;
pub mod event;
pub mod feed;
pub mod make;
pub mod page;
pub mod redate;
pub mod reviews;
pub mod schedules;
pub mod settle;
pub mod watch;
