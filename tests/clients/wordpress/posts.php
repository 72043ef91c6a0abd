<?php
// Installs WordPress and publishes what posts.in.json says ({ name: { content, author } }); prints the addresses by name.
$port = $argv[1];
$_SERVER += ['HTTP_HOST' => "127.0.0.1:$port", 'REQUEST_URI' => '/', 'SERVER_NAME' => '127.0.0.1', 'REQUEST_METHOD' => 'GET', 'SERVER_PROTOCOL' => 'HTTP/1.1'];
define('WP_INSTALLING', true);
require '/usr/share/wordpress/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install('Desk', 'editor', 'editor@example.org', true, '', 'password');
update_option('siteurl', "http://127.0.0.1:$port");
update_option('home', "http://127.0.0.1:$port");
switch_theme('twentytwentyfive');
$authors = ['editor' => 1, 'author' => wp_insert_user(['user_login' => 'author', 'user_pass' => 'password', 'role' => 'author'])];
$addresses = [];
foreach (json_decode(file_get_contents('/srv/wordpress/posts.in.json'), true) as $name => $post) {
  wp_set_current_user($authors[$post['author']]);
  kses_init();
  $id = wp_insert_post(wp_slash(['post_title' => $name, 'post_content' => $post['content'], 'post_status' => 'publish', 'post_author' => $authors[$post['author']]]), true);
  if (is_wp_error($id)) { fwrite(STDERR, $id->get_error_message()); exit(1); }
  $addresses[$name] = "http://127.0.0.1:$port/?p=$id";
}
echo json_encode($addresses);
