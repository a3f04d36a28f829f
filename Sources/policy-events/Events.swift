@main
struct Events {
  static func main() {}
}
