# WordPress as Debian has it, with a database of its own, on a port: runs until it is ended.
# usage, inside: sh start.sh PORT SITE_PORT      this folder is /srv/wordpress
set -e
port=$1 site=$2 here=/srv/wordpress
mariadb-install-db --user=root --datadir=$here/data --skip-test-db --auth-root-authentication-method=normal >/dev/null 2>&1
mariadbd --user=root --datadir=$here/data --socket=$here/sql --skip-networking --innodb-flush-log-at-trx-commit=0 >$here/database.log 2>&1 &
for _ in $(seq 300); do [ -S $here/sql ] && break; sleep 0.1; done
mariadb -S $here/sql -e 'create database wordpress character set utf8mb4'
cat >/etc/wordpress/config-default.php <<CONFIG
<?php
define('DB_NAME', 'wordpress'); define('DB_USER', 'root'); define('DB_PASSWORD', ''); define('DB_HOST', 'localhost:$here/sql');
define('WP_CONTENT_DIR', '/usr/share/wordpress/wp-content');
define('WP_HTTP_BLOCK_EXTERNAL', true); define('WP_ACCESSIBLE_HOSTS', '127.0.0.1'); define('DISABLE_WP_CRON', true);
define('AUTH_KEY', 'a'); define('SECURE_AUTH_KEY', 'b'); define('LOGGED_IN_KEY', 'c'); define('NONCE_KEY', 'd');
define('AUTH_SALT', 'e'); define('SECURE_AUTH_SALT', 'f'); define('LOGGED_IN_SALT', 'g'); define('NONCE_SALT', 'h');
CONFIG
# WordPress asks no hosts of this machine and no odd ports; the site under test is one.
mkdir -p /usr/share/wordpress/wp-content/mu-plugins
cat >/usr/share/wordpress/wp-content/mu-plugins/site.php <<PLUGIN
<?php
add_filter('http_request_host_is_external', '__return_true');
add_filter('http_allowed_safe_ports', fn(\$ports) => [...\$ports, $site]);
PLUGIN
php $here/posts.php $port >$here/posts.json
echo ready
PHP_CLI_SERVER_WORKERS=4 exec php -d display_errors=0 -S 127.0.0.1:"$port" -t /usr/share/wordpress >$here/server.log 2>&1
