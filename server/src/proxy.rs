//! Behind a proxy the caller's address stands in a header that anybody could write; it is believed only when told so.

use std::net::{IpAddr, SocketAddr};

use axum::extract::{ConnectInfo, Request};
use axum::middleware::Next;
use axum::response::Response;

/// Takes the address that the nearest proxy saw: the last one of `X-Forwarded-For`, which the proxy itself wrote.
pub async fn believe(mut request: Request, next: Next) -> Response {
    let seen = request
        .headers()
        .get_all("x-forwarded-for")
        .iter()
        .next_back()
        .and_then(|value| value.to_str().ok())
        .and_then(last_address);
    if let Some(ip) = seen {
        request.extensions_mut().insert(ConnectInfo(SocketAddr::new(ip, 0)));
    }
    next.run(request).await
}

fn last_address(list: &str) -> Option<IpAddr> {
    let last = list.rsplit(',').next()?.trim();
    last.parse().ok().or_else(|| last.parse::<SocketAddr>().ok().map(|address| address.ip()))
}

#[cfg(test)]
mod tests {
    use super::last_address;

    #[test]
    fn what_the_caller_wrote_before_the_proxy_counts_for_nothing() {
        let seen = |list| last_address(list).map(|ip| ip.to_string());
        assert_eq!(seen("203.0.113.9, 198.51.100.7").as_deref(), Some("198.51.100.7"));
        assert_eq!(seen("[2001:db8::1]:443").as_deref(), Some("2001:db8::1"));
        assert_eq!(seen("unknown"), None);
        assert_eq!(seen(""), None);
    }
}
