#include "render/png/svg_png.h"

#include <cairo.h>
#include <dlfcn.h>
#include <librsvg/rsvg.h>

#include <memory>

namespace matchgraph::render {
namespace {

// Linked, the two would bring thirty libraries into every command, which took a command of 9 ms to
// 20: they are loaded by the few that draw.
class DrawingLibraries {
 public:
  DrawingLibraries()
      : rsvg_(dlopen("librsvg-2.so.2", RTLD_NOW | RTLD_LOCAL)),
        cairo_(dlopen("libcairo.so.2", RTLD_NOW | RTLD_LOCAL)),
        object_(dlopen("libgobject-2.0.so.0", RTLD_NOW | RTLD_LOCAL)) {
    find(rsvg_, "rsvg_handle_new_from_data", new_from_data);
    find(rsvg_, "rsvg_handle_render_document", render_document);
    // GLib's own, as handles of librsvg are its objects.
    find(object_, "g_object_unref", unref);
    find(cairo_, "cairo_image_surface_create", surface_create);
    find(cairo_, "cairo_surface_destroy", surface_destroy);
    find(cairo_, "cairo_surface_write_to_png_stream", write_to_png_stream);
    find(cairo_, "cairo_create", create);
    find(cairo_, "cairo_destroy", destroy);
  }

  /// Never closed: what has registered types with GLib cannot be unloaded.
  static const DrawingLibraries& get() {
    static const DrawingLibraries libraries;
    return libraries;
  }

  // All or nothing: with a part of them nothing can be drawn.
  bool is_whole() const {
    return new_from_data && render_document && unref && surface_create && surface_destroy &&
           write_to_png_stream && create && destroy;
  }

  decltype(&rsvg_handle_new_from_data) new_from_data = nullptr;
  decltype(&rsvg_handle_render_document) render_document = nullptr;
  decltype(&g_object_unref) unref = nullptr;
  decltype(&cairo_image_surface_create) surface_create = nullptr;
  decltype(&cairo_surface_destroy) surface_destroy = nullptr;
  decltype(&cairo_surface_write_to_png_stream) write_to_png_stream = nullptr;
  decltype(&cairo_create) create = nullptr;
  decltype(&cairo_destroy) destroy = nullptr;

 private:
  template <typename Function>
  static void find(void* library, const char* name, Function& function) {
    // A library that is not there leaves its functions empty.
    if (library != nullptr) function = reinterpret_cast<Function>(dlsym(library, name));
  }

  void* rsvg_;
  void* cairo_;
  void* object_;
};

// As cairo hands out a picture piece by piece.
cairo_status_t append(void* out, const unsigned char* bytes, unsigned int count) {
  static_cast<std::string*>(out)->append(reinterpret_cast<const char*>(bytes), count);
  return CAIRO_STATUS_SUCCESS;
}

}  // namespace

bool can_draw_png() { return DrawingLibraries::get().is_whole(); }

std::string png_of_svg(std::string_view svg, int width, int height) {
  const DrawingLibraries& draw = DrawingLibraries::get();
  if (!draw.is_whole()) return {};
  const std::unique_ptr<RsvgHandle, void (*)(void*)> handle(
      draw.new_from_data(reinterpret_cast<const guint8*>(svg.data()), svg.size(), nullptr),
      draw.unref);
  if (handle == nullptr) return {};
  const std::unique_ptr<cairo_surface_t, void (*)(cairo_surface_t*)> surface(
      draw.surface_create(CAIRO_FORMAT_RGB24, width, height), draw.surface_destroy);
  const std::unique_ptr<cairo_t, void (*)(cairo_t*)> context(draw.create(surface.get()),
                                                             draw.destroy);
  const RsvgRectangle whole{0, 0, static_cast<double>(width), static_cast<double>(height)};
  if (draw.render_document(handle.get(), context.get(), &whole, nullptr) == FALSE) return {};
  std::string out;
  const bool is_written =
      draw.write_to_png_stream(surface.get(), append, &out) == CAIRO_STATUS_SUCCESS;
  return is_written ? out : std::string();
}

}  // namespace matchgraph::render
